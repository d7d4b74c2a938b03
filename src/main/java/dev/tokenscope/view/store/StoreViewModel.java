package dev.tokenscope.view.store;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.projection.TokenCards;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the client keeps its tokens, and what is on disk now. The disk has no past: it is always
 * the present that is shown.
 */
public final class StoreViewModel implements Pane {

  /** A JWT whose signature makes it usable. */
  private static final Pattern SIGNED = Pattern.compile("(eyJ[\\w-]+\\.[\\w-]+\\.)[\\w-]+");

  private final Texts texts;
  private final Asking asking;
  private final Function<StoreKind, OnDisk> disk;
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown(StoreKind.MEMORY, "", "", "", "", ""));
  private @Nullable Settings settings;
  private @Nullable Kept kept;
  private boolean open;

  /**
   * What the page says.
   *
   * @param kind of the store in force
   * @param about it, in a sentence or two
   * @param where the file is
   * @param key where the key is; empty where there is none
   * @param content of the file, masked until it is revealed; empty for none
   * @param empty why there is no content; empty where there is
   */
  public record Shown(
      StoreKind kind, String about, String where, String key, String content, String empty) {}

  /** While this is the same, so is the disk: a chosen store is written after it is chosen. */
  private record Kept(
      StoreKind kind, Optional<TokenCards.Stored> access, Optional<TokenCards.Stored> refresh) {}

  /**
   * The page in a language.
   *
   * @param disk reads a store as a thief would
   */
  public StoreViewModel(Texts texts, Asking asking, Function<StoreKind, OnDisk> disk) {
    this.texts = texts;
    this.asking = asking;
    this.disk = disk;
    revealed.subscribe((_, _) -> read());
  }

  /** What the page says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether what makes the tokens usable is shown. */
  public BooleanProperty revealed() {
    return revealed;
  }

  /** Keeps the tokens elsewhere; the session goes along. */
  public void choose(StoreKind kind) {
    Settings now = settings;
    if (now != null && now.store() != kind) {
      asking.ask(new Intent.Choose(now.store(kind)));
    }
  }

  /** The page was opened, or is to look once more. */
  public void read() {
    open = true;
    Settings now = settings;
    if (now != null) {
      shown.set(words(now.store()));
    }
  }

  @Override
  public void show(Moment moment) {
    settings = moment.present().settings();
    Kept now =
        new Kept(
            moment.present().settings().store(),
            moment.cards().stored(TokenType.ACCESS),
            moment.cards().stored(TokenType.REFRESH));
    if (!now.equals(kept)) {
      kept = now;
      // nobody reads a file that nobody looks at
      if (open) {
        read();
      }
    }
  }

  private Shown words(StoreKind kind) {
    OnDisk found = disk.apply(kind);
    String content =
        revealed.get() ? found.content() : SIGNED.matcher(found.content()).replaceAll("$1…");
    return new Shown(kind, about(kind), where(found), key(found), content, empty(found));
  }

  private String about(StoreKind kind) {
    return texts.get(
        switch (kind) {
          case MEMORY -> "store.about.memory";
          case FILE -> "store.about.file";
          case ENCRYPTED_FILE -> "store.about.encrypted";
        });
  }

  private String where(OnDisk found) {
    if (!found.file().isEmpty()) {
      return texts.get("store.where.file", found.file());
    }
    return texts.get(found.kind() == StoreKind.MEMORY ? "store.where.memory" : "store.where.none");
  }

  private String key(OnDisk found) {
    if (found.key().isEmpty()) {
      return "";
    }
    return texts.get(found.keychain() ? "store.key.keychain" : "store.key.file", found.key());
  }

  private String empty(OnDisk found) {
    if (!found.trouble().isEmpty()) {
      return texts.get("store.empty.trouble", found.trouble());
    }
    return found.file().isEmpty() || !found.content().isEmpty()
        ? ""
        : texts.get("store.empty.text");
  }
}
