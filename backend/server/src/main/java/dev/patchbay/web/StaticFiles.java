package dev.patchbay.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The files of the production bundle and the theme, whose addresses change with their content: cached for good by browsers, and
 * served as the build compressed them.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "/VAADIN/build/**", "classpath:/META-INF/VAADIN/webapp/VAADIN/build/");
        serve(registry, "/aura/**", "classpath:/META-INF/resources/aura/");
        serve(registry, "/assets/**", "classpath:/META-INF/resources/assets/")
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    private static ResourceChainRegistration serve(ResourceHandlerRegistry registry, String path, String location) {
        return registry.addResourceHandler(path)
                .addResourceLocations(location)
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
