package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import dev.patchbay.widget.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Apps to choose from, with search and categories. It is drawn and searched in the browser: typing needs no round trip, and the
 * server keeps no rows.
 */
@Tag("pb-list")
public class AppList extends Component {

    /**
     * One app.
     *
     * @param key what is told when it is chosen
     * @param account whose account is connected, when one is
     * @param state {@code connected}, {@code attention}, or empty
     */
    public record Item(
            String key,
            String name,
            String text,
            @Nullable String icon,
            List<String> categories,
            String account,
            String state) {}

    public AppList(Texts texts, List<Item> items, Consumer<String> chosen) {
        getElement()
                .setPropertyMap(
                        "texts",
                        Map.ofEntries(
                                Map.entry("search", texts.get("list.search")),
                                Map.entry("categories", texts.get("list.categories")),
                                Map.entry("all", texts.get("list.all")),
                                Map.entry("attention", texts.get("list.attention")),
                                Map.entry("others", texts.get("list.others")),
                                Map.entry("connected", texts.get("list.connected")),
                                Map.entry("reconnect", texts.get("list.reconnect")),
                                Map.entry("nothing", texts.get("list.nothing")),
                                Map.entry("clear", texts.get("list.clear")),
                                Map.entry("found", texts.get("list.found"))));
        getElement().setPropertyList("items", items);
        getElement()
                .addEventListener("choose", event -> chosen.accept(event.getEventDetail(String.class)))
                .addEventDetail();
    }
}
