package dev.patchbay;

import dev.patchbay.command.VaultCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: assembles core, the connect widget and the admin console into one process. */
@SpringBootApplication
public class PatchbayServer {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VaultCommand.NAME)) {
            System.exit(new VaultCommand(System.out).run(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(PatchbayServer.class, args);
    }
}
