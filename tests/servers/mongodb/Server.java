import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.util.List;

/** Serves the MongoDB wire protocol for the tests: Server PORT FILE; the data outlive an orderly stop. */
class Server {
    /** Today's drivers refuse a server that calls itself older than 4.4; what they ask of it here it can do. */
    enum Version implements MongoVersion {
        CURRENT;

        public List<Integer> getVersionArray() {
            return List.of(7, 0, 0);
        }

        public int getWireVersion() {
            return 21;
        }
    }

    public static void main(String[] arguments) throws Exception {
        var backend = new H2Backend(arguments[1]);
        backend.version(Version.CURRENT);
        var server = new MongoServer(backend);
        server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        Thread.currentThread().join();
    }
}
