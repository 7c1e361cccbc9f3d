package dev.patchbay;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modules_use_only_what_they_declare_and_what_others_show() {
        ApplicationModules.of("dev.patchbay").verify();
    }
}
