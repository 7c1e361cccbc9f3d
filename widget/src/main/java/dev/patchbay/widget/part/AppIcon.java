package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import org.jspecify.annotations.Nullable;

/** An app's or a company's icon; its first letter on a colour of its own while there is no image, or no good one. */
@Tag("pb-icon")
public class AppIcon extends Component {

    /** How large it is drawn. */
    public enum Size {
        SMALL("small"),
        MEDIUM("medium"),
        LARGE("large");

        private final String attribute;

        Size(String attribute) {
            this.attribute = attribute;
        }
    }

    public AppIcon(String name, @Nullable String url, Size size) {
        getElement().setAttribute("name", name);
        getElement().setAttribute("size", size.attribute);
        if (url != null) {
            getElement().setAttribute("src", url);
        }
    }
}
