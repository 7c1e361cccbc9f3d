package dev.patchbay.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is not an endpoint answers in the API's own form. */
@RestController
@Hidden
class NoSuchPath {

    @RequestMapping("/api/**")
    void any() {
        throw ProblemAnswers.noSuchPath();
    }
}
