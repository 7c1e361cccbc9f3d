package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place where two documents differ.
 *
 * @param path a JSON pointer (RFC 6901) into the newer document; into the older one for what only that has
 * @param from absent when only the newer document has it
 * @param to absent when only the older one has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        String path, @Nullable JsonNode from, @Nullable JsonNode to) {}
