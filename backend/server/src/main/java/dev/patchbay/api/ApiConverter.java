package dev.patchbay.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** JSON of the API alone: snake_case, no unknown fields, no coercion. Other pages of the server keep Spring's usual form. */
@Component
class ApiConverter extends JacksonJsonHttpMessageConverter {

    ApiConverter() {
        super(ApiJson.MAPPER);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return isOfApi(type.toClass()) && super.canRead(type, mediaType);
    }

    /** The form that is asked when an answer is written; the one below is for callers without the type's generics. */
    @Override
    public boolean canWrite(ResolvableType target, Class<?> type, @Nullable MediaType mediaType) {
        return isOfApi(type) && super.canWrite(target, type, mediaType);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return isOfApi(type) && super.canWrite(type, mediaType);
    }

    private static boolean isOfApi(Class<?> type) {
        return type.getPackageName().equals(ApiConverter.class.getPackageName())
                || JsonNode.class.isAssignableFrom(type);
    }
}
