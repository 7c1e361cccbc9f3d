package dev.patchbay.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down what one thread sends to the database: each statement, and each commit. */
public final class Statements implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable List<String>> WRITTEN = new ThreadLocal<>();

    /** What this thread sends while it does the work. */
    public static List<String> during(Runnable work) {
        List<String> written = new ArrayList<>();
        WRITTEN.set(written);
        try {
            work.run();
        } finally {
            WRITTEN.remove();
        }
        return written;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Watched(pool) : bean;
    }

    private static void note(String what) {
        List<String> written = WRITTEN.get();
        if (written != null) {
            written.add(what);
        }
    }

    private static final class Watched extends DelegatingDataSource {

        Watched(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, connection, (method, arguments, result) -> {
                if (method.equals("commit") || method.equals("rollback") || method.equals("setAutoCommit")) {
                    note(method);
                }
                if (result instanceof PreparedStatement statement && arguments != null) {
                    return statement(PreparedStatement.class, statement, String.valueOf(arguments[0]));
                }
                return result instanceof Statement statement ? statement(Statement.class, statement, "?") : result;
            });
        }

        private static <T extends Statement> T statement(Class<T> type, T statement, String sql) {
            return proxy(type, statement, (method, arguments, result) -> {
                if (method.startsWith("execute")) {
                    note(sql);
                }
                return result;
            });
        }
    }

    private interface After {
        @Nullable
        Object call(String method, Object @Nullable [] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.call(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
