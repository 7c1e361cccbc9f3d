package dev.patchbay.command;

import dev.patchbay.vault.SealedRows;
import java.io.IOException;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/** The components that show sealed rows, of whatever module, and nothing else of those modules. */
class SealedRowsComponents implements TypeFilter {

    private final TypeFilter component = new AnnotationTypeFilter(Component.class);
    private final TypeFilter sealedRows = new AssignableTypeFilter(SealedRows.class);

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        return component.match(type, types) && sealedRows.match(type, types);
    }
}
