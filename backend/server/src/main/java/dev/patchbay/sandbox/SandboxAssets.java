package dev.patchbay.sandbox;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The style sheet, the script and the logo of the sandbox's pages. */
@InSandbox
@Configuration(proxyBeanMethods = false)
class SandboxAssets implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/sandbox/assets/**")
                .addResourceLocations("classpath:/sandbox/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(5)));
    }
}
