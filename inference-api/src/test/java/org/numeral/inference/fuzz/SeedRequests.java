package org.numeral.inference.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numeral.inference.testing.Form;
import org.numeral.model.fuzz.SeedPictures;

/** Good requests of every form that the service takes, as {@link RequestText} reads them. */
final class SeedRequests {

    private static final String FORM = "Content-Type: " + Form.TYPE;
    private static final String JSON = "Content-Type: application/json";

    private SeedRequests() {}

    /**
     * Writes them into files.
     *
     * @param args the folder in which the fuzzer works, made if need be: its seeds go to "seeds"
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0], "seeds"));
        Files.createDirectories(Path.of(args[0], "corpus"));
        Files.createDirectories(Path.of(args[0], "tmp"));
        for (Map.Entry<String, byte[]> seed : all().entrySet()) {
            Files.write(folder.resolve(seed.getKey()), seed.getValue());
        }
    }

    /**
     * All of them.
     *
     * @return the requests by name, in a fixed order
     */
    static Map<String, byte[]> all() {
        Map<String, byte[]> pictures = SeedPictures.all();
        Map<String, byte[]> requests = new LinkedHashMap<>();
        pictures.forEach((name, file) -> addPicture(requests, name, file));
        byte[] png = pictures.get("kind10.png");
        byte[] webp = pictures.get("lossless.webp");
        requests.put(
                "batch-form",
                post(
                        "/predict/batch",
                        FORM,
                        new Form().file("file", "a.png", png).file("file", "b", webp).bytes()));
        requests.put(
                "form-fields",
                post("/predict", FORM, new Form().field("file", png).field("x", webp).bytes()));
        requests.put(
                "urlencoded",
                post(
                        "/predict",
                        "Content-Type: application/x-www-form-urlencoded",
                        "file=x&a=%41"));
        String image = "{\"image\": \"" + Base64.getEncoder().encodeToString(png) + "\"}";
        String grey = numbers("200");
        requests.put("json-image", post("/predict", JSON, image));
        requests.put("json-pixels", post("/predict", JSON, "{\"pixels\": [" + grey + "]}"));
        requests.put(
                "batch-json", post("/predict/batch", JSON, "{\"pictures\": [" + image + ", {}]}"));
        requests.put(
                "infer",
                post(
                        "/v2/models/numeral/infer",
                        JSON,
                        """
                        {"id": "a", "inputs": [{"name": "pixels", "shape": [1, 784], "datatype": "UINT8",
                        "data": [%s]}], "outputs": [{"name": "digit"}]}"""
                                .formatted(grey)));
        requests.put(
                "infer-version",
                post(
                        "/v2/models/numeral/versions/m1/infer",
                        JSON,
                        """
                        {"inputs": [{"name": "pixels", "shape": [1, 1, 28, 28], "datatype": "FP32",
                        "data": [[%s]]}]}"""
                                .formatted(numbers("0.5"))));
        requests.put(
                "v1",
                post(
                        "/v1/models/numeral:predict",
                        JSON,
                        "{\"instances\": [[" + numbers("1") + "]]}"));
        for (String path :
                new String[] {
                    "/", "/info", "/model", "/health", "/v2", "/v2/models/numeral", "/docs/", "/x"
                }) {
            requests.put(
                    "get" + path.replace('/', '-'),
                    request("GET", path, "traceparent: 00-0-1", new byte[0]));
        }
        return requests;
    }

    private static void addPicture(Map<String, byte[]> requests, String name, byte[] file) {
        String type = "image/" + name.substring(name.lastIndexOf('.') + 1);
        requests.put("raw-" + name, post("/predict", "Content-Type: " + type, file));
        if (name.startsWith("kind1") || name.startsWith("l")) {
            requests.put("form-" + name, post("/predict", FORM, Form.picture(file)));
            requests.put(
                    "page-" + name,
                    post("/", FORM + "\nTransfer-Encoding: chunked", Form.picture(file)));
        }
    }

    private static String numbers(String ink) {
        return IntStream.range(0, 784)
                .mapToObj(i -> i % 28 > 12 && i % 28 < 16 && i > 150 && i < 600 ? ink : "0")
                .collect(Collectors.joining(","));
    }

    private static byte[] post(String path, String headers, String body) {
        return post(path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] post(String path, String headers, byte[] body) {
        return request("POST", path, headers, body);
    }

    private static byte[] request(String method, String path, String headers, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                (method + " " + path + "\n" + headers + "\n\n").getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
