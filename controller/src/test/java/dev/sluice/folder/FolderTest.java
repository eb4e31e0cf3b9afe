package dev.sluice.folder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Change;
import dev.sluice.object.decode.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FolderTest {

  @TempDir Path dir;

  private final Updates updates = new Updates();
  private final List<Folder> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Folder::close);
  }

  @Test
  void theFirstUpdateHoldsEverything() throws IOException {
    write("a.yaml", map("a", "1"));
    write("below/b.yml", map("b", "2") + "---\n" + map("c", "3"));
    write("d.json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"d\"}}");

    watch(dir);

    assertThat(updates.number(1).changes()).hasSize(4);
    assertThat(updates.held()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", ""));
  }

  @Test
  void theFirstUpdateComesEvenIfThereIsNothing() {
    watch(dir);

    assertThat(updates.number(1)).isEqualTo(new FolderUpdate(List.of(), List.of()));
  }

  @Test
  void hiddenFilesAndWhatEditorsLeaveAreSkipped() throws IOException {
    for (var name :
        List.of(
            ".a.yaml", ".git/a.yaml", "a.yaml~", "#a.yaml#", ".#a.yaml", "a.yaml.swp", "a.txt")) {
      write(name, map("a", "1"));
    }

    assertThat(Folder.read(List.of(dir)).changes()).isEmpty();
  }

  @Test
  void filesThatAreMadeEditedAndDeletedAreFollowed() throws IOException {
    watch(dir);
    updates.number(1);

    write("a.yaml", map("a", "1"));
    updates.awaitHeld(Map.of("a", "1")::equals);
    write("a.yaml", map("a", "2"));
    updates.awaitHeld(Map.of("a", "2")::equals);
    Files.delete(dir.resolve("a.yaml"));
    updates.awaitHeld(Map::isEmpty);
  }

  @Test
  void oneSaveIsOneUpdate() throws IOException {
    write("a.yaml", map("a", "1") + "---\n" + map("b", "1"));
    watch(dir);
    updates.number(1);

    write("a.yaml", map("a", "2") + "---\n" + map("b", "2"));

    assertThat(updates.number(2).changes()).hasSize(2);
  }

  @Test
  void aFileSavedByRenamingIsOneChange() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    write(".a.yaml.tmp", map("a", "2"));
    Files.move(dir.resolve(".a.yaml.tmp"), dir.resolve("a.yaml"), ATOMIC_MOVE);

    assertThat(updates.number(2).changes()).singleElement().isInstanceOf(Change.Put.class);
    assertThat(updates.held()).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void anEditorThatMovesTheOldFileAwayFirstDeletesNothing() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    Files.move(dir.resolve("a.yaml"), dir.resolve("a.yaml~"));
    write("a.yaml", map("a", "2"));

    assertThat(updates.number(2).changes()).singleElement().isInstanceOf(Change.Put.class);
  }

  @Test
  void aRenamedFileChangesNothing() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    Files.move(dir.resolve("a.yaml"), dir.resolve("b.yaml"));
    write("c.yaml", map("c", "1"));

    assertThat(updates.number(2).changes())
        .singleElement()
        .extracting(change -> change.key().name())
        .isEqualTo("c");
  }

  @Test
  void aTouchedFileChangesNothing() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    write("a.yaml", map("a", "1"));
    write("b.yaml", map("b", "1"));

    updates.awaitHeld(held -> held.containsKey("b"));
    assertThat(updates.count()).isEqualTo(2);
    assertThat(updates.number(2).changes()).hasSize(1);
  }

  @Test
  void directoriesThatComeMoveAndGoAreFollowed() throws IOException {
    watch(dir);
    updates.number(1);

    write("below/deeper/a.yaml", map("a", "1"));
    updates.awaitHeld(Map.of("a", "1")::equals);
    Files.move(dir.resolve("below"), dir.resolve("beside"));
    write("beside/deeper/a.yaml", map("a", "2"));
    updates.awaitHeld(Map.of("a", "2")::equals);
    write("beside/deeper/b.yaml", map("b", "1"));
    updates.awaitHeld(held -> held.containsKey("b"));
    Files.delete(dir.resolve("beside/deeper/a.yaml"));
    Files.delete(dir.resolve("beside/deeper/b.yaml"));
    Files.delete(dir.resolve("beside/deeper"));
    Files.delete(dir.resolve("beside"));
    updates.awaitHeld(Map::isEmpty);
  }

  @Test
  void aMountedConfigMapIsFollowed() throws IOException {
    write("..one/a.yaml", map("a", "1"));
    Files.createSymbolicLink(dir.resolve("..data"), Path.of("..one"));
    Files.createSymbolicLink(dir.resolve("a.yaml"), Path.of("..data/a.yaml"));
    watch(dir);
    updates.number(1);

    write("..two/a.yaml", map("a", "2"));
    Files.createSymbolicLink(dir.resolve("..data_tmp"), Path.of("..two"));
    Files.move(dir.resolve("..data_tmp"), dir.resolve("..data"), ATOMIC_MOVE);
    updates.awaitHeld(Map.of("a", "2")::equals);

    write("..three/a.yaml", map("a", "3"));
    Files.createSymbolicLink(dir.resolve("..data_tmp"), Path.of("..three"));
    Files.move(dir.resolve("..data_tmp"), dir.resolve("..data"), ATOMIC_MOVE);
    updates.awaitHeld(Map.of("a", "3")::equals);
  }

  @Test
  void theTargetOfALinkIsFollowed(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("target"), map("a", "1"));
    Files.createSymbolicLink(dir.resolve("a.yaml"), elsewhere.resolve("target"));
    watch(dir);
    updates.number(1);

    Files.writeString(elsewhere.resolve("target"), map("a", "22"));

    updates.awaitHeld(Map.of("a", "22")::equals);
  }

  @Test
  void aLinkThatLeadsBackIsNotFollowedForEver() throws IOException {
    write("a.yaml", map("a", "1"));
    Files.createSymbolicLink(dir.resolve("loop"), dir);

    assertThat(Folder.read(List.of(dir)).changes()).hasSize(1);
  }

  @Test
  void aSingleFileIsARoot() throws IOException {
    write("a.txt", map("a", "1"));
    write("b.yaml", map("b", "1"));
    watch(dir.resolve("a.txt"));
    updates.number(1);

    write("b.yaml", map("b", "2"));
    write("a.txt", map("a", "22"));

    updates.awaitHeld(Map.of("a", "22")::equals);
  }

  @Test
  void aRootThatDoesNotExistIsAProblemUntilItDoes() throws IOException {
    watch(dir.resolve("later"));
    assertThat(updates.number(1).problems())
        .extracting(Problem::message)
        .containsExactly("does not exist; create it or name another");

    write("later/a.yaml", map("a", "1"));

    updates.awaitHeld(Map.of("a", "1")::equals);
    updates.awaitProblems(List::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: [",
        "apiVersion: v1\nkind: Confgmap\n",
        "apiVersion: v1\nkind: ConfigMap\n"
      })
  void whatCannotBeReadTakesNothingAway(String broken) throws IOException {
    write("a.yaml", map("a", "1") + "---\n" + map("b", "1"));
    watch(dir);
    updates.number(1);

    write("a.yaml", map("a", "2") + "---\n" + broken);

    updates.awaitProblems(problems -> problems.size() == 1);
    assertThat(updates.held()).isEqualTo(Map.of("a", "2", "b", "1"));

    write("a.yaml", map("a", "2"));
    updates.awaitHeld(Map.of("a", "2")::equals);
    updates.awaitProblems(List::isEmpty);
  }

  @Test
  void anObjectInErrorKeepsItsLastGoodVersion() throws IOException {
    write("a.yaml", map("a", "1"));
    write("b.yaml", map("b", "1").replace("data: {", "dta: {"));
    watch(dir);
    updates.number(1);
    assertThat(updates.held()).isEqualTo(Map.of("a", "1"));

    write("a.yaml", map("a", "2").replace("data: {", "dta: {"));
    updates.awaitProblems(problems -> problems.size() == 2);
    assertThat(updates.held()).isEqualTo(Map.of("a", "1"));

    write("a.yaml", map("a", "3"));
    updates.awaitHeld(Map.of("a", "3")::equals);
    updates.awaitProblems(problems -> problems.size() == 1);
  }

  @Test
  void anObjectInErrorKeepsItsLastGoodVersionWhenItsFileMoves() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    write("b.yaml", map("a", "2").replace("data: {", "dta: {"));
    updates.awaitProblems(problems -> problems.size() == 2);
    Files.delete(dir.resolve("a.yaml"));
    updates.awaitProblems(problems -> problems.size() == 1);

    assertThat(updates.held()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void textThatIsNotUtf8IsAProblem() throws IOException {
    write("a.yaml", map("a", "1"));
    watch(dir);
    updates.number(1);

    Files.write(dir.resolve("a.yaml"), "name: ä".getBytes(StandardCharsets.ISO_8859_1));

    updates.awaitProblems(List.of("is not UTF-8 text; save it as UTF-8")::equals);
    assertThat(updates.held()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void ofTwoFilesForOneObjectTheFirstCounts() throws IOException {
    write("a.yaml", map("x", "a"));
    write("b.yaml", map("x", "b"));
    watch(dir);
    updates.number(1);
    assertThat(updates.held()).isEqualTo(Map.of("x", "a"));
    assertThat(updates.problems())
        .containsExactly(
            "is described in %s:1 too, which is used; remove one of them"
                .formatted(dir.resolve("a.yaml")));

    Files.delete(dir.resolve("a.yaml"));
    updates.awaitHeld(Map.of("x", "b")::equals);
    updates.awaitProblems(List::isEmpty);

    write("a.yaml", map("x", "c"));
    updates.awaitHeld(Map.of("x", "c")::equals);
  }

  @Test
  void manyFilesAtOnceAreAllFound() throws IOException {
    watch(dir);
    updates.number(1);
    var count = 3000;

    for (var index = 0; index < count; index++) {
      write("m%04d.yaml".formatted(index), map("m" + index, "1"));
    }

    updates.awaitHeld(held -> held.size() == count);
  }

  @Test
  void oneDocumentOfManyIsEdited() throws IOException {
    write("all.yaml", many("1"));
    watch(dir);
    assertThat(updates.number(1).changes()).hasSize(2000);

    write("all.yaml", "# moved by a line\n" + many("1").replace("name: m7\n", "name: other\n"));

    updates.awaitHeld(held -> held.containsKey("other") && !held.containsKey("m7"));
    assertThat(updates.held()).hasSize(2000);
  }

  @Test
  void aHalfWrittenFileDeletesNothing() throws IOException {
    var text = many("1");
    write("all.yaml", text);
    watch(dir);
    updates.number(1);

    try (var out = Files.newBufferedWriter(dir.resolve("all.yaml"))) {
      out.write(text, 0, text.length() / 2);
      out.flush();
      out.write(text, text.length() / 2, text.length() - text.length() / 2);
    }
    write("b.yaml", map("b", "1"));

    updates.awaitHeld(held -> held.containsKey("b"));
    assertThat(updates.number(2).changes()).noneMatch(Change.Delete.class::isInstance);
  }

  @Test
  void aClosedFolderDeliversNothingMore() throws IOException {
    var folder = watch(dir);
    updates.number(1);

    folder.close();
    write("a.yaml", map("a", "1"));

    assertThat(updates.count()).isEqualTo(1);
  }

  private Folder watch(Path root) {
    var folder = Folder.watch(List.of(root), updates);
    open.add(folder);
    return folder;
  }

  private void write(String name, String text) throws IOException {
    var path = dir.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String many(String value) {
    return IntStream.range(0, 2000)
        .mapToObj(index -> map("m" + index, value))
        .collect(Collectors.joining("---\n"));
  }

  private static String map(String name, String value) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: %s
    data: {v: "%s"}
    """
        .formatted(name, value);
  }
}
