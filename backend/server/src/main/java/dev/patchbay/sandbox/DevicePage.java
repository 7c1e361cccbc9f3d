package dev.patchbay.sandbox;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Where a person enters the code that a device shows. A code that comes with the address is filled in and not sent by
 * itself, so that it is compared with the device's first (RFC 8628, section 3.3.1).
 */
@InSandbox
@Controller
class DevicePage {

    private final Pages pages;

    DevicePage(Pages pages) {
        this.pages = pages;
    }

    @GetMapping(path = DeviceEndpoints.PAGE, produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String show(@RequestParam(name = "user_code", defaultValue = "") String code) {
        return pages.device(code, "");
    }
}
