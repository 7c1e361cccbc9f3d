package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A connector as a document says it; of a type of its own, because it alone may be written in YAML. */
record ImportBody(ConnectorBody connector) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ImportBody {}
}
