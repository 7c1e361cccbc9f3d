package dev.patchbay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: assembles core, the connect widget and the admin console into one process. */
@SpringBootApplication
public class PatchbayServer {

    public static void main(String[] args) {
        SpringApplication.run(PatchbayServer.class, args);
    }
}
