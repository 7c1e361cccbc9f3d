package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class CatalogIconControllerTest {

    private final MockMvcTester mvc = MockMvcTester.of(new CatalogIconController());

    @Test
    void aMonogramIsDrawnFromItsAddressAndKeptForGood() {
        assertThat(mvc.get().uri("/catalog/icons/Sl-611f69.svg"))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/svg+xml;charset=UTF-8")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .bodyText()
                .contains("fill=\"#611f69\"", ">Sl</text>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog/icons/Four-611f69.svg",
                "/catalog/icons/-611f69.svg",
                "/catalog/icons/Sl-611F69.svg",
                "/catalog/icons/Sl-611f6.svg",
                "/catalog/icons/%3Ca%3E-611f69.svg",
                "/catalog/icons/Sl-611f69.png",
                "/catalog/icons/slack.svg"
            })
    void nothingElseIsAPicture(String address) {
        assertThat(mvc.get().uri(URI.create(address))).hasStatus(HttpStatus.NOT_FOUND);
    }
}
