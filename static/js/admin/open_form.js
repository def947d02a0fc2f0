// Says every half minute that this form is open, and shows who else has it open. It also
// notices that the session has ended, before somebody types on for an hour, and takes a
// fresh token once the same person has signed in again. Nobody is kept signed in by it:
// after ten minutes without a key or a click it is silent.

const EVERY = 30_000;
const IDLE = 10 * 60_000;

const note = document.getElementById("open-by");
const { url, login, person, signedOut, signIn, somebodyElse } = note.dataset;
const tokens = () => document.querySelectorAll("input[name=csrfmiddlewaretoken]");
const body = (fields) => new URLSearchParams({ csrfmiddlewaretoken: tokens()[0].value, ...fields });
let usedAt = Date.now();

const show = (...parts) => {
  const text = parts.map((part) => part.textContent ?? part).join("");
  if (text === note.textContent) return;
  note.replaceChildren(...parts);
  note.hidden = text === "";
};

const showSignedOut = () => {
  const here = encodeURIComponent(location.pathname + location.search);
  const link = Object.assign(document.createElement("a"), { href: `${login}?next=${here}`, target: "_blank", rel: "noopener", textContent: signIn });
  show(`${signedOut} `, link);
};

// redirect: to the log-in, which is no answer.
const ask = (options) => fetch(url, { redirect: "manual", cache: "no-store", ...options });

// False where this browser belongs to somebody else now, or to nobody.
const refresh = async () => {
  const answer = await ask({});
  if (!answer.ok) return void showSignedOut();
  const fresh = await answer.json();
  if (String(fresh.person) !== person) return void show(somebodyElse);
  for (const token of tokens()) token.value = fresh.token;
  return true;
};

const tell = async (isSecond = false) => {
  const answer = await ask({ method: "POST", body: body() });
  if (answer.ok) show((await answer.json()).words);
  else if (answer.type === "opaqueredirect") showSignedOut();
  else if (answer.status === 403 && !isSecond && (await refresh())) await tell(true);
};

// Without a network there is nothing to tell; the next time will do.
let toldAt = Date.now();
const tellQuietly = () => {
  if (Date.now() - toldAt < 2000) return;
  toldAt = Date.now();
  tell().catch(() => {});
};

setInterval(() => {
  if (!document.hidden && Date.now() - usedAt < IDLE) tellQuietly();
}, EVERY);
for (const kind of ["input", "keydown", "pointerdown"]) {
  document.addEventListener(kind, () => {
    const wasIdle = Date.now() - usedAt > IDLE;
    usedAt = Date.now();
    if (wasIdle) tellQuietly();
  });
}
window.addEventListener("focus", tellQuietly);
window.addEventListener("pagehide", () => navigator.sendBeacon(url, body({ left: "1" })));
