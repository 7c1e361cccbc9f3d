package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ServerUnderTest
class OpenApiTest {

    private static final Set<Class<?>> REFUSE = Set.of(NoSuchPath.class, Refusals.class);

    private final RequestMappingHandlerMapping mappings;
    private final JsonNode document;
    private final Api.Answer answer;

    OpenApiTest(World world, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
        this.answer = world.nobody().get("/api/openapi.json");
        this.document = answer.json();
    }

    @Test
    void it_is_there_for_everybody() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(document.path("openapi").asString()).startsWith("3.");
    }

    @Test
    void it_has_every_path_and_no_other() {
        List<String> paths = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().equals("dev.patchbay.api")
                    && !REFUSE.contains(handler.getBeanType())) {
                paths.addAll(info.getPatternValues());
            }
        });

        // A filter and no handler: it takes any method.
        paths.add("/api/v1/connections/{id}/proxy/{path}");

        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(paths.stream().distinct().toList());
    }

    @Test
    void its_names_are_those_of_the_wire() {
        List<String> names = new ArrayList<>();
        collect(document.path("components").path("schemas"), names);

        assertThat(names)
                .contains("tenant", "end_user", "expires_in", "allowed_origins", "auth_methods", "next_cursor");
        assertThat(names).allSatisfy(name -> assertThat(name).matches("[a-z0-9_]+"));
    }

    @Test
    void it_says_how_to_authenticate_and_nothing_of_our_own_arguments() {
        assertThat(document.path("components").path("securitySchemes")).isNotEmpty();
        assertThat(document.toString()).doesNotContain("\"scope\",\"in\":\"query\"");
        document.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter ->
                                assertThat(parameter.path("name").asString("")).isNotIn("scope", "parameters"))));
    }

    private static void collect(JsonNode node, List<String> names) {
        node.path("properties").propertyNames().forEach(names::add);
        node.forEach(child -> collect(child, names));
    }
}
