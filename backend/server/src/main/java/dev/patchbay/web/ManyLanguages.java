package dev.patchbay.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * People may prefer as many languages as their browser lets them: Tomcat throws on the eleventh, in whatever code asks for the first.
 * The size of a request's headers limits them as well.
 */
@Component
class ManyLanguages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST = 1_000;

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST));
    }
}
