package dev.tokenscope.wire.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names this server answers to. A web page that points its own name at the loopback address
 * (DNS rebinding) is none of them.
 */
final class Hosts {

  private final Set<String> own = new HashSet<>();

  /**
   * The loopback names, the addresses that are bound, those by which emulators and containers reach
   * their host, and what the user adds.
   */
  Hosts(InetAddress bound, Set<String> added) {
    own.addAll(Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1"));
    own.addAll(Set.of("10.0.2.2", "host.docker.internal"));
    added.forEach(name -> own.add(name.toLowerCase(Locale.ROOT)));
    if (bound.isAnyLocalAddress()) {
      own.addAll(everyAddress());
    } else {
      own.add(plain(bound));
    }
  }

  boolean isOwn(String host) {
    return own.contains(host) || isLoopback(host);
  }

  /** {@code localhost}, and addresses that never leave this computer. */
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  private static Set<String> everyAddress() {
    Set<String> addresses = new HashSet<>();
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        Collections.list(card.getInetAddresses()).forEach(a -> addresses.add(plain(a)));
      }
    } catch (SocketException e) {
      // without a list of interfaces the loopback names remain
      return addresses;
    }
    return addresses;
  }

  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
