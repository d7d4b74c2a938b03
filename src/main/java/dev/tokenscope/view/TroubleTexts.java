package dev.tokenscope.view;

import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A trouble in words: what happened, what to do, and the details to copy. */
public final class TroubleTexts {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Texts texts;
  private final ZoneId zone;

  /** Words of a language, with times of a zone. */
  public TroubleTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** What happened, in a sentence. */
  public String what(Trouble trouble) {
    return switch (trouble) {
      case Trouble.PortTaken(var port, var origin) ->
          texts.get("trouble.portTaken.what", port, origin);
      case Trouble.CannotListen(var address, var port, _) ->
          texts.get("trouble.cannotListen.what", address, port);
      case Trouble.FolderUnusable(var folder, _) ->
          texts.get("trouble.folderUnusable.what", folder);
      case Trouble.FolderTaken(var folder) -> texts.get("trouble.folderTaken.what", folder);
      case Trouble.MovedAside(var what, _, var aside, var flaw, _) ->
          texts.get("trouble.movedAside.what", kept(what), flaw(flaw), aside);
      case Trouble.NotKept(var what, var file, var flaw, _) ->
          texts.get("trouble.notKept.what", kept(what), file, flaw(flaw));
      case Trouble.ClockTurnedBack(var wall, var last) ->
          texts.get("trouble.clockTurnedBack.what", time(wall), time(last));
      case Trouble.NoAnswer(var kind, var origin, _) ->
          texts.get("trouble.noAnswer." + TextKey.of(kind), origin);
    };
  }

  /** What helps, in a sentence or two. */
  public String help(Trouble trouble) {
    return switch (trouble) {
      case Trouble.PortTaken _ -> texts.get("trouble.portTaken.help");
      case Trouble.CannotListen _ -> texts.get("trouble.cannotListen.help");
      case Trouble.FolderUnusable _ -> texts.get("trouble.folderUnusable.help");
      case Trouble.FolderTaken _ -> texts.get("trouble.folderTaken.help");
      case Trouble.MovedAside(var what, _, _, var flaw, _) ->
          texts.get("trouble.help." + TextKey.of(flaw))
              + " "
              + texts.get("trouble.loss." + TextKey.of(what));
      case Trouble.NotKept(var what, _, var flaw, _) ->
          texts.get("trouble.help." + TextKey.of(flaw))
              + " "
              + texts.get("trouble.meanwhile." + TextKey.of(what));
      case Trouble.ClockTurnedBack _ -> texts.get("trouble.clockTurnedBack.help");
      case Trouble.NoAnswer(var kind, _, _) -> texts.get("trouble.answer." + TextKey.of(kind));
    };
  }

  /** The names and words that a search or a report needs, never translated; no secrets. */
  public String details(Trouble trouble) {
    return switch (trouble) {
      case Trouble.PortTaken(var port, var origin) -> "PortTaken " + port + ", now " + origin;
      case Trouble.CannotListen(var address, var port, var detail) ->
          "CannotListen " + address + ":" + port + "\n" + detail;
      case Trouble.FolderUnusable(var folder, var detail) ->
          "FolderUnusable " + folder + "\n" + detail;
      case Trouble.FolderTaken(var folder) -> "FolderTaken " + folder;
      case Trouble.MovedAside(var what, var file, var aside, var flaw, var detail) ->
          "MovedAside " + what + " " + flaw + "\n" + file + "\n" + aside + "\n" + detail;
      case Trouble.NotKept(var what, var file, var flaw, var detail) ->
          "NotKept " + what + " " + flaw + "\n" + file + "\n" + detail;
      case Trouble.ClockTurnedBack(var wall, var last) ->
          "ClockTurnedBack wall " + wall + ", lab " + last;
      case Trouble.NoAnswer(var kind, var origin, var detail) ->
          "NoAnswer " + kind + " " + origin + "\n" + detail;
    };
  }

  private String kept(Kept what) {
    return texts.get("trouble.kept." + TextKey.of(what));
  }

  private String flaw(FileFlaw flaw) {
    return texts.get("trouble.flaw." + TextKey.of(flaw));
  }

  private String time(Instant instant) {
    return DAY_AND_TIME.format(instant.atZone(zone));
  }
}
