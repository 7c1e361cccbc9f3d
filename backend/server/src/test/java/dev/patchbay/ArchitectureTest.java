package dev.patchbay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.Scopes;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dependencies run one way: {@code server → widget, frontend → core}. What only one place may do, only that place does. */
@AnalyzeClasses(
        packages = "dev.patchbay",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** Leaves out core's test fixtures, which the build may hand over as a jar. */
    static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] CORE = {
        "dev.patchbay.id..",
        "dev.patchbay.page..",
        "dev.patchbay.problem..",
        "dev.patchbay.storage..",
        "dev.patchbay.token..",
        "dev.patchbay.organization..",
        "dev.patchbay.vault..",
        "dev.patchbay.encryption..",
        "dev.patchbay.gateway..",
        "dev.patchbay.connector..",
        "dev.patchbay.connect..",
        "dev.patchbay.connection..",
        "dev.patchbay.authorization..",
        "dev.patchbay.webhook..",
        "dev.patchbay.audit..",
        "dev.patchbay.proxy..",
        "dev.patchbay.plugin.."
    };

    private static final DescribedPredicate<JavaClass> SCREENS =
            resideInAnyPackage("dev.patchbay.widget..", "dev.patchbay.console..");

    /** What comes from the module {@code backend/core}. */
    private static final DescribedPredicate<JavaClass> IN_CORE =
            describe("in core", type -> from(type, "backend/core/"));

    /** What comes from the module {@code backend/server}. */
    private static final DescribedPredicate<JavaClass> IN_SERVER =
            describe("in server", type -> from(type, "backend/server/"));

    @ArchTest
    static final ArchRule core_consists_of_the_packages_that_these_rules_name =
            classes().that(IN_CORE).should().resideInAnyPackage(CORE);

    @ArchTest
    static final ArchRule core_knows_no_screen_and_no_http_endpoint = noClasses()
            .that(IN_CORE)
            .should()
            .dependOnClassesThat(SCREENS.or(IN_SERVER)
                    .or(resideInAnyPackage("com.vaadin..", "jakarta.servlet..", "org.springframework.web..")));

    @ArchTest
    static final ArchRule screens_know_nothing_of_the_server_nor_of_each_other =
            noClasses().that(SCREENS).should().dependOnClassesThat(IN_SERVER);

    @ArchTest
    static final ArchRule the_widget_knows_nothing_of_the_console = noClasses()
            .that()
            .resideInAPackage("dev.patchbay.widget..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.patchbay.console.."));

    @ArchTest
    static final ArchRule the_console_knows_nothing_of_the_widget = noClasses()
            .that()
            .resideInAPackage("dev.patchbay.console..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.patchbay.widget.."));

    @ArchTest
    static final ArchRule a_scope_comes_from_who_calls_and_is_made_by_core_alone = noClasses()
            .that(DescribedPredicate.not(IN_CORE))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Scopes.class);

    @ArchTest
    static final ArchRule nobody_outside_its_package_makes_a_scope = noClasses()
            .that()
            .resideOutsideOfPackage("dev.patchbay.organization..")
            .should()
            .callConstructorWhere(
                    describe("makes a Scope", call -> call.getTargetOwner().isEquivalentTo(Scope.class)));

    /** The demo plays a SaaS's backend, which calls Patchbay from outside; everything else calls through the gateway. */
    @ArchTest
    static final ArchRule only_the_gateway_opens_connections = noClasses()
            .that()
            .resideOutsideOfPackages("dev.patchbay.gateway..", "dev.patchbay.demo..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.net.http..", "org.apache.hc..", "javax.net..", "okhttp3..")
                            .or(
                                    describe(
                                            "a socket or URL connection",
                                            type -> type.getName()
                                                    .matches(
                                                            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection|InetAddress)"
                                                                    + "|java\\.nio\\.channels\\.(SocketChannel|DatagramChannel)"
                                                                    + "|org\\.springframework\\.web\\.(client\\..*|reactive\\.function\\.client\\..*)"))));

    @ArchTest
    static final ArchRule nobody_opens_a_url_by_itself = noClasses()
            // A class loader takes the address of a file.
            .that()
            .haveNameNotMatching(".*\\.plugin\\.internal\\.PluginJar")
            .should()
            .callMethodWhere(describe(
                    "opens a URL",
                    call -> call.getTargetOwner().getName().equals("java.net.URL")
                                    && call.getName().startsWith("open")
                            || call.getTargetOwner().isEquivalentTo(URI.class)
                                    && call.getName().equals("toURL")));

    /** Two follow the time of the machine: Spring Session's expiry times, and how long ago a moment was for who looks at it. */
    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.patchbay.storage..")
            .and()
            .haveNameNotMatching(".*\\.(session\\.SlotSweeper|console\\.part\\.When)")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule what_a_class_needs_it_gets_from_its_constructor =
            fields().should().notBeAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_core_and_the_servers_own_tables_speak_sql =
            noClasses().that(SCREENS).should().dependOnClassesThat().belongToAnyOf(JdbcClient.class);

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule nothing_is_called_impl_util_or_manager = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    private static boolean from(JavaClass type, String module) {
        return type.getSource()
                .map(source -> Objects.toString(source.getUri()).contains(module))
                .orElse(false);
    }
}
