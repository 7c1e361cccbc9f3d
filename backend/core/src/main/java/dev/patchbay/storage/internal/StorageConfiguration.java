package dev.patchbay.storage.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.storage.StorageProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data source that everything shares; Spring Boot runs Flyway and sets up its JDBC clients on it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

    @Bean
    HikariDataSource dataSource(StorageProperties properties) {
        return new LocalFile(properties).opened(ConnectionPool.of(properties));
    }
}
