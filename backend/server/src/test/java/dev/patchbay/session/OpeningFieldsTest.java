package dev.patchbay.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OpeningFieldsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void whatTheHostPageAskedForGoesAlong() {
        request.setParameter("theme", "dark");
        request.setParameter("connector", "acme-crm");
        request.setParameter("mode", "modal");
        request.setParameter("locale", "pt-BR");

        assertThat(OpeningFields.query(request)).isEqualTo("?connector=acme-crm&locale=pt-BR&mode=modal&theme=dark");
    }

    @Test
    void theRestIsLeftOut() {
        request.setParameter("token", "cst_secret");
        request.setParameter("theme", "dark\r\nSet-Cookie: a=b");
        request.setParameter("connector", "x&y=z");
        request.setParameter("locale", "<script>");

        assertThat(OpeningFields.query(request)).isEmpty();
    }
}
