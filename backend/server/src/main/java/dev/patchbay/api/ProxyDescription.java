package dev.patchbay.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the proxy in {@code /api/openapi.json}, by the methods that OpenAPI can name. */
@Component
class ProxyDescription implements OpenApiCustomizer {

    private static final Set<PathItem.HttpMethod> WITH_BODY =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH);

    @Override
    public void customise(OpenAPI api) {
        PathItem path = new PathItem();
        for (PathItem.HttpMethod method : PathItem.HttpMethod.values()) {
            if (method != PathItem.HttpMethod.TRACE) {
                path.operation(method, operation(method));
            }
        }
        api.path("/api/v1/connections/{id}/proxy/{path}", path);
    }

    private static Operation operation(PathItem.HttpMethod method) {
        Operation operation = new Operation()
                .operationId("proxy_" + method.name().toLowerCase(Locale.ROOT))
                .addTagsItem("proxy")
                .summary("Calls the connection's app with its credentials")
                .addParametersItem(parameter("id"))
                .addParametersItem(parameter("path").description("Below the connector's base URL; may hold slashes."))
                .responses(new ApiResponses()
                        ._default(new ApiResponse()
                                .description("The app's answer, streamed")
                                .content(anything())));
        return WITH_BODY.contains(method) ? operation.requestBody(new RequestBody().content(anything())) : operation;
    }

    private static Parameter parameter(String name) {
        return new Parameter().name(name).in("path").required(true).schema(new StringSchema());
    }

    private static Content anything() {
        return new Content().addMediaType("*/*", new MediaType());
    }
}
