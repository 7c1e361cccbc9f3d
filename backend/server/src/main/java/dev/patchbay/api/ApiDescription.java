package dev.patchbay.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.organization.Scope;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Map;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /api/openapi.json} says beside the endpoints. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "api_key";

    /** The description is made with another mapper than the API's own; it has to name fields as that one does. */
    @Bean
    ModelResolver namesOfTheWire(ObjectMapperProvider mappers) {
        return new ModelResolver(
                mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenAPI description(PublicUrl url) {
        // The caller's scope comes from the key and is no parameter; a JSON tree is an object and not a class of ours.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Scope.class)
                .replaceWithClass(ObjectNode.class, Map.class)
                .replaceWithClass(JsonNode.class, Object.class);
        return new OpenAPI()
                .info(new Info().title("Patchbay").version("v1"))
                .addServersItem(new Server().url(url.base()))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
