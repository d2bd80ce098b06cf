package org.numeral.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.Proportion;

class TrainingReportTest {

    private static final String URI = "data:image/png;base64,";
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|//[a-z]|url\\(|@import");

    private static ReportData run;

    @TempDir Path folder;

    @BeforeAll
    static void train() throws Exception {
        run = SmallRun.data();
    }

    private Document write(ReportData data) throws IOException {
        TrainingReport.write(data, folder);
        return Jsoup.parse(Files.readString(folder.resolve("report.html")));
    }

    private static ReportData full() {
        return run.withLearningRates(SmallRun.RATES)
                .withCalibration(1.25, run.test())
                .withRobustness(
                        List.of(
                                new RobustnessRow("inverted", Proportion.of(98, 100)),
                                new RobustnessRow("on lined paper", Proportion.of(96, 100))))
                .withAbstention(
                        new Abstention(
                                "the greatest probability",
                                0.5,
                                Proportion.of(3, 300),
                                List.of(new Abstention.Kind("letters", Proportion.of(95, 100)))));
    }

    @Test
    void aFullReportHasEverySection() throws IOException {
        Document page = write(full());

        assertThat(page.select("main > section").eachAttr("id"))
                .containsExactly(
                        "figures",
                        "curves",
                        "confusion",
                        "classes",
                        "calibration",
                        "mistakes",
                        "robustness",
                        "abstention",
                        "reproduce",
                        "card");
        assertThat(page.select("nav a").eachAttr("href"))
                .allSatisfy(link -> assertThat(page.select(link)).hasSize(1));
        assertThat(page.select("#curves figure")).hasSize(4);
        assertThat(page.select("#robustness tbody").text()).contains("98.00 %", "97.00 %");
        assertThat(page.select(".headline").text())
                .contains("on average over 2 kinds; the worst, on lined paper: 96.00 %")
                .contains("95.00 % are declined", "of the test set's digits, 1.00 % are");
        assertThat(page.select("#card .lines").text())
                .contains("Pictures as people make them 97.00 %", "Pictures of no digit 95.00 %");
        assertThat(page.select("#abstention").text())
                .contains("the greatest probability is below 0.5000", "letters", "95.00 %");
        assertThat(page.select("#calibration").text())
                .contains("before temperature scaling", "The temperature is 1.250");
        assertThat(page.select("#card h3").eachText())
                .contains(
                        "Intended use",
                        "Out-of-scope use",
                        "Training and evaluation data",
                        "Metrics",
                        "Limits and recommendations");
    }

    @Test
    void whatWasNotMeasuredIsLeftOutAndSaidSo() throws IOException {
        Document page = write(run);

        assertThat(page.select("#robustness, #abstention, [href=#robustness]")).isEmpty();
        assertThat(page.select("#curves figure")).hasSize(3);
        assertThat(page.select("#calibration").text()).contains("No temperature scaling was done");
        assertThat(page.select("#card").text())
                .contains("How the model reads bad pictures", "was not measured");
    }

    @Test
    void figuresAreThoseOfTheRun() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "a model");
        Document page = write(run.withLearningRates(SmallRun.RATES));
        ModelMetadata.Figures test = run.metadata().test();

        assertThat(page.select(".headline").text())
                .contains(
                        "%.2f %%".formatted(100 * test.accuracy()),
                        "95 %% confidence: %.2f to %.2f %%; %d of 300 wrong"
                                .formatted(
                                        100 * test.confidenceLow(),
                                        100 * test.confidenceHigh(),
                                        Math.round(300 * (1 - test.accuracy()))));
        for (int truth = 0; truth < 10; truth++) {
            assertThat(page.select("#confusion tbody tr").get(truth).select("td").eachText())
                    .startsWith(
                            test.confusion().get(truth).stream()
                                    .map(String::valueOf)
                                    .toArray(String[]::new))
                    .last()
                    .isEqualTo("30");
        }
        assertThat(page.select("#curves tbody tr")).hasSize(2);
        assertThat(page.select("#classes tbody tr")).hasSize(10);
        assertThat(page.select("#reproduce .command").text())
                .isEqualTo("numeral train --dataset synthetic --seed 1");
        assertThat(page.select("#reproduce").text())
                .contains(
                        run.metadata().dataset().sha256().get("train-images"),
                        Sha256.of("a model".getBytes()),
                        "deeplearning4j 1.0.0-M2.1",
                        "0123abc");
    }

    @Test
    void theMostConfidentMistakesAreShownAsPictures() throws IOException {
        Document page = write(run);

        List<Mistake> worst = Mistake.worst(run.test(), 48);
        assertThat(worst).as("the run is short enough to make mistakes").hasSizeGreaterThan(29);
        assertThat(page.select(".mistakes img").eachAttr("alt"))
                .containsExactlyElementsOf(
                        worst.stream()
                                .map(
                                        mistake ->
                                                "Test picture %d: a %d that was read as a %d"
                                                        .formatted(
                                                                mistake.index(),
                                                                mistake.label(),
                                                                mistake.predicted()))
                                .toList());
        BufferedImage first = decode(page.select(".mistakes img").get(0).attr("src"));
        assertThat(first.getWidth()).isEqualTo(112);
        assertThat(first.getRaster().getSample(4 * 13, 4 * 14, 0))
                .isEqualTo(worst.get(0).image().pixel(13, 14));
    }

    @Test
    void picturesLieBesideThePageAsFilesToo() throws IOException {
        Document page = write(full());

        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> pictures = Files.list(folder.resolve("pictures"))) {
            for (Path file : pictures.toList()) {
                assertThat(ImageIO.read(file.toFile())).as(file.toString()).isNotNull();
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        List<String> embedded = page.select("img").eachAttr("src");
        embedded.addAll(page.select("source").eachAttr("srcset"));
        assertThat(files.keySet())
                .contains(
                        "loss.png",
                        "validation-loss.png",
                        "accuracy.png",
                        "learning-rate.png",
                        "confusion.png",
                        "reliability.png",
                        "loss-dark.png");
        assertThat(embedded)
                .containsExactlyInAnyOrderElementsOf(
                        files.values().stream()
                                .map(png -> URI + Base64.getEncoder().encodeToString(png))
                                .toList());
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() throws IOException {
        Document page = write(full());

        for (Element element : page.select("[src], [srcset]")) {
            assertThat(element.attr("src") + element.attr("srcset")).startsWith(URI);
        }
        assertThat(page.select("script, link, iframe, object, [style], [onclick]")).isEmpty();
        assertThat(page.select("a").eachAttr("href")).allMatch(link -> link.startsWith("#"));
        page.select("[src], [srcset]").removeAttr("src").removeAttr("srcset");
        assertThat(ADDRESS.matcher(page.outerHtml()).results().map(Object::toString)).isEmpty();
        assertThat(page.outerHtml()).doesNotContain("xmlns:th").doesNotContainPattern(" th:\\w+=");
    }

    @Test
    void thePageCanBeReadByAScreenReader() throws IOException {
        Document page = write(full());

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("img")).allMatch(image -> image.attr("alt").length() > 20);
        assertThat(page.select("table"))
                .allMatch(table -> !table.select("caption").text().isEmpty())
                .allMatch(table -> !table.select("thead th[scope=col]").isEmpty());
        assertThat(page.select("tbody tr"))
                .allMatch(row -> row.select("th[scope=row]").size() == 1);
        assertThat(page.select("h1")).hasSize(1);
    }

    @Test
    void syntheticDigitsCannotBeMissed() throws IOException {
        Document page = write(run);

        assertThat(page.title()).startsWith("SYNTHETIC DATA");
        assertThat(page.select("body > .notice[role=alert]").text())
                .startsWith("Synthetic data: not for real digits.");
        assertThat(page.select("#card").text()).contains("the model has seen no handwriting");
    }

    @Test
    void realDigitsHaveNoSuchNotice() throws IOException {
        Document page = write(SmallRun.renamed(run, "mnist", "numeral train"));

        assertThat(page.select(".notice")).isEmpty();
        assertThat(page.select("#card").text())
                .contains("employees of the US Census Bureau")
                .doesNotContainIgnoringCase("synthetic");
    }

    @Test
    void theCardTellsOfSyntheticDigitsBesideTheDataset() throws IOException {
        // every text of this run is that word, also the number of synthetic digits
        Document page = write(SmallRun.renamed(run, "syntheticDigits", ""));

        assertThat(page.select("#card").text())
                .contains("digits that the project draws, syntheticDigits in each batch");
    }

    @Test
    void theCardOfARunWithoutSyntheticDigitsIsSilentOnThem() throws IOException {
        assertThat(write(SmallRun.renamed(run, "mnist", "")).select("#card").text())
                .doesNotContain("in each batch");
    }

    @Test
    void hostileTextStaysText() throws IOException {
        String hostile = "<script>alert('1')</script>\"&[[${7*7}]]";
        Document page = write(SmallRun.renamed(run, hostile, hostile));

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("header").text()).contains(hostile);
        assertThat(page.select(".command").text()).isEqualTo(hostile);
        assertThat(page.select("#reproduce th:contains(alert)").eachText()).contains(hostile);
        assertThat(page.select("#card").text()).contains(hostile);
    }

    @Test
    void aModelWithoutMistakesHasAReport() throws IOException {
        ClassifiedDigits flawless = SmallRun.flawless(300);
        ModelMetadata made = SmallRun.renamed(run, "mnist", "").metadata();
        float[] probabilities = new float[3000];
        for (int i = 0; i < 300; i++) {
            probabilities[i * 10 + i % 10] = 1;
        }
        ModelMetadata metadata =
                new ModelMetadata(
                                made.formatVersion(),
                                made.id(),
                                made.created(),
                                null,
                                made.network(),
                                made.dataset(),
                                made.hyperparameters(),
                                made.validation(),
                                FiguresCalculator.of(flawless.digits(), probabilities),
                                made.software(),
                                made.gitCommit(),
                                made.duration())
                        .withModelCard(made.modelCard());

        Document page = write(ReportData.of(metadata, List.of(), flawless, "numeral train"));

        assertThat(page.select("#mistakes").text())
                .contains("0 of the 300 test pictures were read wrong.");
        assertThat(page.select(".mistakes, #curves figure")).isEmpty();
        assertThat(page.select("#curves").text()).contains("No epochs were recorded");
    }

    @Test
    void theStoreTakesItAsPartOfAVersion() throws IOException {
        ModelStore store = new ModelStore(folder.resolve("store"));

        ModelVersion version =
                store.publish(
                        run.metadata(),
                        staged -> {
                            Files.writeString(staged.resolve(ModelVersion.MODEL_FILE), "a model");
                            TrainingReport.write(run, staged);
                        });

        assertThat(version.folder().resolve("pictures/confusion.png")).isNotEmptyFile();
        assertThat(Files.readString(version.reportFile())).contains(version.metadata().sha256());
        assertThat(store.verify(version.id())).isEqualTo(version);
    }

    private static BufferedImage decode(String uri) throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(URI.length()))));
    }
}
