package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.Visibility;
import dev.patchbay.console.part.AppIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of apps, with none, few and many. */
class WidgetListTest extends OpenedWidget {

    private static final String LONG =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    @Autowired
    private Connectors connectors;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void removeConnectors() {
        made.forEach(slug -> connectors.delete(scope(), slug));
    }

    @Test
    void manyAppsAreSearchedAndAnEmptySearchIsCleared() {
        IntStream.range(0, 30).forEach(n -> connector("many-" + n, "App " + n, null));
        FrameLocator widget = open(NewConnectSession.of(tenant, "Acme"), "{}");
        assertThat(heading(widget)).hasText("Connect your apps");
        assertThat(widget.locator(".row")).hasCount(31);

        widget.getByRole(AriaRole.SEARCHBOX).fill("app 2");
        assertThat(widget.locator(".row")).hasCount(12);
        widget.getByRole(AriaRole.SEARCHBOX).fill("nothing of the kind");
        assertThat(widget.getByText("Nothing found")).isVisible();
        button(widget, "Clear search").click();
        assertThat(widget.locator(".row")).hasCount(31);
        assertThat(widget.getByRole(AriaRole.SEARCHBOX)).isFocused();
    }

    @Test
    void aLongNameFitsASmallScreenAndABrokenIconIsALetter() {
        connector("long", LONG, "https://localhost:1/broken.png");
        page.setViewportSize(320, 760);
        FrameLocator widget = open(NewConnectSession.of(tenant, "Acme"), "{}");
        widget.locator(".row", new FrameLocator.LocatorOptions().setHasText(LONG))
                .click();

        assertThat(heading(widget)).hasText("Connect " + LONG);
        assertThat(frame().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(widget.locator("pb-icon[src] img")).hasCount(0);
        assertThat(widget.locator("pb-icon[src]")).hasText("D");
    }

    @Test
    void oneAppIsGoneStraightTo() {
        assertThat(heading(open(NewConnectSession.of(tenant, "Acme"), "{}"))).hasText("Connect Sandbox");
    }

    @Test
    void noAppIsSaid() {
        FrameLocator widget =
                open(NewConnectSession.of(tenant, "Acme").limitedTo(List.of("many-none", "of-them")), "{}");
        assertThat(heading(widget)).hasText("No apps yet");
    }

    private void connector(String slug, String name, @Nullable String icon) {
        ApiKey key = new ApiKey(ApiKey.TYPE, null, true, ApiKey.Placement.HEADER, "X-API-Key", "");
        connectors.create(
                scope(),
                new ConnectorInput(
                        name,
                        slug,
                        "",
                        "",
                        Visibility.PRIVATE,
                        icon,
                        List.of(),
                        new Definition(SERVER + "/sandbox/api", List.of(key), null, List.of(), List.of()),
                        Map.of()));
        made.add(slug);
    }

    @Test
    void aNameHasTheSameColourAsInTheConsole() {
        open(tenant);
        waitForEvent("ready");
        for (String name : List.of("Sandbox", " GitHub ", "Zoho", "a rather long name, Ltd.", "ÄÖ 東京 🙂", "")) {
            Object inWidget = frame().evaluate("""
                    name => {
                      const icon = document.createElement('pb-icon')
                      icon.setAttribute('name', name)
                      document.body.append(icon)
                      return icon.style.getPropertyValue('--hue')
                    }""", name);
            assertThat(inWidget).isEqualTo(new AppIcon(name, null).getStyle().get("--hue"));
        }
    }
}
