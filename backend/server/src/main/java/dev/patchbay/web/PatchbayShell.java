package dev.patchbay.web;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.LoadDependenciesOnStartup;
import com.vaadin.flow.theme.aura.Aura;
import dev.patchbay.widget.AppsView;

/**
 * What every Vaadin page of the server has in common: the Aura theme, and the end of a lost connection. The first file that a page loads holds the widget's first
 * view alone; the console's many components come with its views.
 */
@StyleSheet(Aura.STYLESHEET)
@JsModule("./patchbay/online.ts")
@LoadDependenciesOnStartup(AppsView.class)
public final class PatchbayShell implements AppShellConfigurator {}
