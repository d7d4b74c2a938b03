import com.fasterxml.jackson.databind.*;
import okhttp3.*;
// OkHttp as an adapter for TokenScope's audit (Java 25). No redirects: an Authenticator would answer another host's 401 with the
// token; a retried call sends the same bytes, a refresh is one-shot; tokens in memory; token endpoint only. Libraries: target/app/lib.
final ObjectMapper JSON = new ObjectMapper();
final OkHttpClient TOKENS = new OkHttpClient(); // of its own: on the API's one a refresh can wait for itself
final Map<Integer, Call> underWay = new ConcurrentHashMap<>();
volatile String access = env("ACCESS_TOKEN"), refresh = env("REFRESH_TOKEN");
volatile long notBefore = System.nanoTime(); // a server that is busy or down says when it may be asked again
final OkHttpClient API = TOKENS.newBuilder().retryOnConnectionFailure(false).followRedirects(false).dispatcher(new Dispatcher())
    .addInterceptor(chain -> chain.proceed(with(chain.request()))).authenticator(this::again).build();
String env(String name) { return System.getenv("TOKENSCOPE_" + name); }
Request with(Request request) throws IOException { if (access == null) throw new IOException("login_required");
  return request.newBuilder().header("Authorization", "Bearer " + access).build(); }
synchronized Request again(Route route, Response refused) throws IOException { // one refresh, once for each call
  if (refused.priorResponse() != null && refused.priorResponse().code() == 401) return null;
  return !("Bearer " + access).equals(refused.request().header("Authorization")) // another token by now: try that one
      || System.nanoTime() >= notBefore && grant("grant_type=refresh_token&refresh_token=" + refresh) ? with(refused.request()) : null;
}
boolean grant(String form) throws IOException {
  RequestBody once = new RequestBody() { // OkHttp would send it again by itself when a warm connection drops
    public MediaType contentType() { return MediaType.get("application/x-www-form-urlencoded"); }
    public void writeTo(okio.BufferedSink sink) throws IOException { sink.writeUtf8(form + "&client_id=" + env("CLIENT_ID") + "&client_secret=" + env("CLIENT_SECRET")); }
    public boolean isOneShot() { return true; }
  };
  try (Response answer = TOKENS.newCall(new Request.Builder().url(env("TOKEN_URL")).post(once).build()).execute()) {
    JsonNode said = JSON.readTree(answer.code() == 200 ? answer.body().string() : "{}");
    if (form.contains("&refresh_token=") && !form.endsWith("=" + refresh)) return false; // somebody logged out meanwhile
    boolean got = said.hasNonNull("access_token"), over = answer.code() / 100 == 4 && answer.code() != 429;
    if (got || over) { refresh = got ? said.path("refresh_token").asText(refresh) : null; access = got ? said.get("access_token").asText() : null; }
    if (!got && !over) notBefore = System.nanoTime() + 1_000_000_000L * Integer.parseInt("0" + answer.header("Retry-After", "1").replaceAll("\\D.*", ""));
    return got; } }
Map<String, Object> request(JsonNode ask) throws IOException {
  String text = ask.has("bodyText") ? ask.get("bodyText").asText() : ask.has("body") ? ask.get("body").toString() : null;
  RequestBody body = text == null ? null : RequestBody.create(text.getBytes(), MediaType.get(ask.path("contentType").asText("application/json")));
  Request.Builder request = new Request.Builder().url(env("URL") + ask.get("path").asText()).method(ask.get("method").asText(), body);
  ask.path("headers").forEachEntry((name, value) -> request.header(name, value.asText()));
  Call call = API.newCall(request.build());
  underWay.put(ask.get("id").asInt(), call);
  try (Response answer = call.execute()) {
    return answer.code() == 401 && access == null ? Map.of("error", "login_required") : Map.of("status", answer.code());
  } catch (IOException e) { return Map.of("error", call.isCanceled() ? "aborted" : String.valueOf(e.getMessage())); } }
Map<String, Object> answer(JsonNode ask) throws IOException {
  return switch (ask.get("do").asText()) {
    case "hello" -> Map.of("endpoint".equals(env("REFRESH_STYLE")) ? "ok" : "unsupported", true, "sharedStore", false);
    case "login" -> Map.of("ok", access != null || grant("grant_type=password&username=" + env("USERNAME") + "&password=" + env("PASSWORD")));
    case "request" -> request(ask);
    case "abort" -> { underWay.get(ask.get("request").asInt()).cancel(); yield Map.of("ok", true); }
    case "logout" -> { access = refresh = null; yield Map.of("ok", true); }
    default -> Map.of("unsupported", true); }; }
void main() throws IOException {
  for (String line = IO.readln(); line != null && !line.contains("\"exit\""); line = IO.readln()) {
    JsonNode ask = JSON.readTree(line);
    Thread.startVirtualThread(() -> {
      var said = new HashMap<String, Object>(Map.of("id", ask.get("id")));
      try { said.putAll(answer(ask)); } catch (IOException e) { said.put("error", e.toString()); }
      IO.println(JSON.valueToTree(said));
    }); }
  System.exit(0); }
