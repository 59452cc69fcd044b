package dev.banyan.cli.system;

import static java.util.Objects.requireNonNull;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window, with a profile of its own. */
final class Browser implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** Warns at every start that it does not know this browser's newest debugging protocol, which is not used. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.openqa.selenium");

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final ChromeDriver driver;
    private final String origin;

    Browser(Path profile, String origin) {
        this.origin = origin;
        DRIVER_LOG.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(ChromiumExtension.BROWSER.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(ChromiumExtension.DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(90));
        driver.manage().timeouts().implicitlyWait(WAIT);
        desktop();
    }

    void desktop() {
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    /** Shows pages as in a window of a laptop again, after {@link #phone}. */
    void laptop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Shows pages as on a small phone; a headless window does not get as narrow by itself. */
    void phone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 800, "deviceScaleFactor", 2, "mobile", true));
    }

    void open(String path) {
        driver.get(origin + path);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Returns what is there, without waiting for more. */
    List<WebElement> findNow(String css) {
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        try {
            return findAll(css);
        } finally {
            driver.manage().timeouts().implicitlyWait(WAIT);
        }
    }

    void fill(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Clicks what leads to another page and waits until that is there. */
    void follow(WebElement element) {
        WebElement old = find("html");
        element.click();
        new WebDriverWait(driver, Duration.ofSeconds(60)).until(ExpectedConditions.stalenessOf(old));
    }

    void followText(String text) {
        follow(driver.findElement(By.linkText(text)));
    }

    void press(String text) {
        follow(driver.findElement(By.xpath("//button[contains(normalize-space(.), '" + text + "')]")));
    }

    String text() {
        return find("body").getText();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** Returns by how many pixels the page is wider than its window. */
    long overflow() {
        Object overflow = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) requireNonNull(overflow)).longValue();
    }

    /** Returns what axe-core finds serious or critical on the page. */
    List<String> seriousFindings() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(Browser::describe)
                        .toList();
    }

    /** Returns what the network did since the last call. */
    NetworkLog network() {
        return NetworkLog.parse(driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .toList());
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
