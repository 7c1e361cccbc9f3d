package dev.patchbay.api;

import dev.patchbay.connector.yaml.MalformedYaml;
import dev.patchbay.connector.yaml.YamlReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a connector's document that is written in YAML (RFC 9512), with the same refusals as one in JSON. */
@Component
class YamlConverter extends AbstractHttpMessageConverter<ImportBody> {

    static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    YamlConverter() {
        super(YAML, MediaType.parseMediaType("application/x-yaml"), MediaType.parseMediaType("text/yaml"));
    }

    /** A document is longer than is read. */
    static final class TooLong extends IOException {}

    @Override
    protected boolean supports(Class<?> type) {
        return type.equals(ImportBody.class);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }

    @Override
    protected ImportBody readInternal(Class<? extends ImportBody> type, HttpInputMessage message) throws IOException {
        byte[] document = message.getBody().readNBytes(YamlReader.LONGEST + 1);
        if (document.length > YamlReader.LONGEST) {
            throw new HttpMessageNotReadableException("Too long", new TooLong(), message);
        }
        JsonNode tree;
        try {
            tree = YamlReader.read(document);
        } catch (MalformedYaml e) {
            throw new HttpMessageNotReadableException("Malformed", e, message);
        }
        if (tree.isNull()) {
            throw new HttpMessageNotReadableException("No document", message);
        }
        return ApiJson.bind(ApiJson.requireText(tree), type, "");
    }

    @Override
    protected void writeInternal(ImportBody body, HttpOutputMessage message) {
        throw new IllegalStateException("Documents are written by YamlWriter");
    }
}
