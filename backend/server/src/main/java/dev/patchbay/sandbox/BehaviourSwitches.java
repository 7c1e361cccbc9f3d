package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Switches behaviours on and off, as JSON and as a page with a form. */
@InSandbox
@RestController
class BehaviourSwitches {

    private static final String PATH = "/sandbox/behaviours";

    private final Behaviours behaviours;
    private final Pages pages;

    BehaviourSwitches(Behaviours behaviours, Pages pages) {
        this.behaviours = behaviours;
        this.pages = pages;
    }

    /** A behaviour in JSON. */
    record BehaviourJson(@Nullable String behaviour) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<BehaviourJson>> list() {
        return Map.of(
                "data",
                Arrays.stream(Behaviour.values())
                        .filter(behaviours::has)
                        .map(behaviour -> new BehaviourJson(behaviour.word()))
                        .toList());
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BehaviourJson> add(@RequestBody BehaviourJson json) {
        Behaviour behaviour = known(json.behaviour());
        behaviours.add(behaviour);
        return ResponseEntity.status(HttpStatus.CREATED).body(new BehaviourJson(behaviour.word()));
    }

    @DeleteMapping(PATH + "/{behaviour}")
    ResponseEntity<Void> remove(@PathVariable String behaviour) {
        behaviours.remove(known(behaviour));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping(PATH)
    ResponseEntity<Void> clear() {
        behaviours.set(Set.of());
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        Html groups = Html.NONE;
        for (Behaviour.Group group : Behaviour.Group.values()) {
            Html rows = Html.NONE;
            for (Behaviour behaviour : group.behaviours()) {
                rows = rows.plus(Html.of(
                        "behaviour",
                        Map.of(
                                "word", behaviour.word(),
                                "title", behaviour.title(),
                                "explanation", behaviour.explanation(),
                                "checked", new Html(behaviours.has(behaviour) ? "checked" : ""))));
            }
            groups = groups.plus(Html.of("behaviour-group", Map.of("title", group.title(), "rows", rows)));
        }
        return pages.wide("Behaviours", Html.of("behaviours", Map.of("groups", groups)));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> submit(@RequestParam(name = "on", required = false) @Nullable List<String> on) {
        Set<Behaviour> chosen = EnumSet.noneOf(Behaviour.class);
        for (String word : on == null ? List.<String>of() : on) {
            chosen.add(known(word));
        }
        behaviours.set(chosen);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PATH)
                .build();
    }

    private static Behaviour known(@Nullable String word) {
        return Behaviour.of(String.valueOf(word))
                .orElseThrow(() -> new IllegalArgumentException("behaviour is not a known one"));
    }
}
