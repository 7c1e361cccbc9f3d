package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who sees a connector. */
public enum Visibility {
    /** Its own organization. */
    @JsonProperty("private")
    PRIVATE,
    /** The installation's other organizations too, who can connect to it but not change it. */
    @JsonProperty("public")
    PUBLIC
}
