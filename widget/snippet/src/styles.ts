/** Styles of the shadow root. A constructed sheet, because a strict content security policy refuses any other. */
const SHELL = `
:host {
  all: initial; display: block; color-scheme: light dark;
  --paper: light-dark(#fff, #181a1f); --ink: light-dark(#1b1e25, #eceef2); --quiet: light-dark(#5b6270, #a9b0bd);
  --soft: light-dark(#eef0f3, #262930); --shade: #1018281f
}
:host([data-theme=light]) { color-scheme: light }
:host([data-theme=dark]) { color-scheme: dark }
* { box-sizing: border-box }
dialog {
  width: 460px; height: min(720px, 100dvh - 48px); max-width: none; max-height: none; margin: auto; padding: 0;
  border: 0; border-radius: 16px; overflow: clip; outline: 0; animation: rise .22s cubic-bezier(.2, .8, .2, 1);
  box-shadow: 0 0 0 1px light-dark(#10182809, #ffffff14), 0 12px 24px -8px var(--shade), 0 32px 64px -12px var(--shade)
}
::backdrop { background: #10182866; animation: fade .22s }
.card { position: relative; height: 100%; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif }
.inline { min-height: 360px; border-radius: 16px; overflow: clip }
.inline[data-state=open] { min-height: 0 }
iframe { display: block; width: 100%; height: 100%; border: 0; transition: opacity .2s }
.inline iframe { height: 360px }
.card:not([data-state=open]) iframe { position: absolute; inset: 0; opacity: 0 }
.skeleton, .trouble { position: absolute; inset: 0; display: none; flex-direction: column; gap: 24px; padding: 28px 24px; overflow: hidden }
[data-state=loading] .skeleton, [data-state=trouble] .trouble { display: flex }
.skeleton * { flex: none; border-radius: 12px }
.skeleton > :not(.row), .row * { height: 44px; background: var(--soft) }
.skeleton > :first-child { width: 44px }
.skeleton > :nth-child(2) { width: 52%; height: 20px }
.row { display: grid; grid: 22px 22px / 44px 1fr; gap: 0 16px; align-items: center }
.row :first-child { grid-row: span 2 }
.row :nth-child(2) { width: 32%; height: 12px }
.row :nth-child(3) { width: 60%; height: 10px }
.row:nth-child(odd) :nth-child(3) { width: 44% }
.skeleton::after {
  content: ""; position: absolute; inset: 0; translate: -100%; animation: sweep 1.8s ease-in-out infinite;
  background: linear-gradient(100deg, #0000 20%, light-dark(#fffb, #ffffff08) 50%, #0000 80%)
}
.trouble { align-items: center; justify-content: center; text-align: center; text-wrap: balance }
.trouble::before { content: "!"; width: 56px; border-radius: 16px; font: 600 26px/56px system-ui; background: var(--soft); color: var(--quiet) }
p { margin: 0; max-width: 32ch; overflow-wrap: anywhere }
button { border: 0; border-radius: 12px; cursor: pointer }
button:focus-visible { outline: 2px solid light-dark(#2f5bea, #8fabff); outline-offset: 2px }
.retry { padding: 12px 22px; font: 600 15px/20px system-ui; background: var(--ink); color: var(--paper) }
.close { position: absolute; top: 10px; right: 10px; padding: 0; width: 40px; height: 40px; font: 28px/36px system-ui; background: none; color: var(--quiet) }
.close:hover { background: var(--soft) }
.retry:hover { opacity: .88 }
.status { position: absolute; opacity: 0 }
@media (max-width: 559px) { dialog { width: 100vw; height: 100dvh; border-radius: 0 } }
@media (prefers-reduced-motion) { *, ::after, ::backdrop { animation: none !important; transition: none !important } }
@media (forced-colors: active) { dialog { border: 1px solid } }
@keyframes rise { from { opacity: 0; translate: 0 12px } }
@keyframes fade { from { opacity: 0 } }
@keyframes sweep { to { translate: 100% } }
`

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(css)
  return made
}

export const shellStyles = (): CSSStyleSheet => sheet(SHELL)

/** Keeps the page from scrolling, and from moving sideways as its scrollbar goes. Answers how to undo it. */
export function lockPage(): () => void {
  const scrollbar = innerWidth - document.documentElement.clientWidth
  const lock = sheet(`html { overflow: hidden !important; padding-right: ${scrollbar}px !important }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, lock]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== lock)
  }
}
