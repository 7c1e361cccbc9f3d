/** YAML as Patchbay reads and writes it: another spelling of JSON, and nothing that JSON could not say. */
@NamedInterface("yaml")
@NullMarked
package dev.patchbay.connector.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
