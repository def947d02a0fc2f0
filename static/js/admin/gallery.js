// A frame is as high as its example, up to a screenful; without JavaScript it scrolls.
const MOST = 900;

function fit(frame) {
  const root = frame.contentDocument?.documentElement;
  if (root && root.scrollHeight) {
    frame.style.blockSize = "0"; // or the document would be at least as high as before
    frame.style.blockSize = `${Math.min(root.scrollHeight + 4, MOST)}px`;
  }
}

for (const frame of document.querySelectorAll(".gallery__frame")) {
  frame.addEventListener("load", () => fit(frame));
}
