/** Tests of YAML as it is read and written here. */
@NullMarked
package dev.patchbay.connector.yaml;

import org.jspecify.annotations.NullMarked;
