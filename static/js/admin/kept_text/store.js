// What somebody typed and has not saved, on this device: for a day at most, and for nobody
// else. One entry for each form that is open: what, when, and which fields differ.
//
// Entry: { id, person, place, at, fields: [{ name, values, label, row }] }. at: milliseconds.
// place: the address of the form, and which of its page's forms it is.

const PREFIX = "kept-text:";
const SIGNED_OUT = "kept-text-signed-out";
const DAY = 24 * 60 * 60 * 1000;

// Browsers may refuse to store anything, or even to be asked.
const quietly = (act, otherwise) => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

const keys = () => quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);

const read = (key) =>
  quietly(() => {
    const entry = JSON.parse(localStorage.getItem(key));
    return entry && Array.isArray(entry.fields) ? entry : null;
  }, null);

const remove = (key) => quietly(() => localStorage.removeItem(key));

export const forget = (id) => remove(PREFIX + id);

// False where the device is full or does not allow it.
export const keep = (entry) => quietly(() => (localStorage.setItem(PREFIX + entry.id, JSON.stringify(entry)), true), false);

// Those of one person and one form, the newest first.
export const keptFor = (person, place) =>
  keys()
    .map(read)
    .filter((entry) => entry?.person === person && entry.place === place)
    .sort((one, other) => other.at - one.at);

// person: who is signed in; "" for nobody, whose visit removes only what is too old.
export const tidy = (person) => {
  for (const key of keys()) {
    const entry = read(key);
    const isOld = !entry || !(Date.now() - entry.at < DAY);
    if (isOld || (person && entry.person !== person)) remove(key);
  }
};

export const forgetAll = () => {
  for (const key of keys()) remove(key);
  quietly(() => localStorage.setItem(SIGNED_OUT, String(Date.now()))); // told to other windows
};

export const onSignedOut = (act) => {
  window.addEventListener("storage", (event) => {
    if (event.key === SIGNED_OUT) act();
  });
};

// A sign-out is over when the next page shows nobody: it can still be called off.
export const leaving = {
  begin: () => quietly(() => sessionStorage.setItem(SIGNED_OUT, "1")),
  end: () => quietly(() => sessionStorage.removeItem(SIGNED_OUT)),
  isOn: () => quietly(() => sessionStorage.getItem(SIGNED_OUT) !== null, false),
};
