// Where the sandbox lives: the origin of the very script that is running.

export function scriptOrigin(): string {
  const script = document.currentScript
  if (script instanceof HTMLScriptElement && script.src !== '') return new URL(script.src).origin
  throw new Error('This stand-in finds its sandbox by its own script tag: load it with <script src>.')
}
