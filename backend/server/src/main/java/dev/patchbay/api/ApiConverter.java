package dev.patchbay.api;

import dev.patchbay.connection.ConnectionBody;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;

/** JSON of the API alone: snake_case, no unknown fields, no coercion. Other pages of the server keep Spring's usual form. */
@Component
class ApiConverter extends JacksonJsonHttpMessageConverter {

    /** Of a field that is given twice, one reader takes the first and another the last (RFC 8259, section 4). */
    ApiConverter() {
        super(ApiJson.MAPPER
                .rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
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

    /** A body is read in two steps: is it JSON, and does it have the shape that is asked for? Each has its own answer. */
    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        if (!(super.read(ResolvableType.forClass(JsonNode.class), message, hints) instanceof JsonNode tree)
                || tree.isNull()) {
            throw new HttpMessageNotReadableException("No body", message);
        }
        return ApiJson.bind(ApiJson.requireText(tree), type.toClass(), "");
    }

    private static boolean isOfApi(Class<?> type) {
        return type.getPackageName().equals(ApiConverter.class.getPackageName())
                || type.equals(ConnectionBody.class)
                || JsonNode.class.isAssignableFrom(type);
    }
}
