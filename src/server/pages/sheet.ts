/**
 * How pages look: the widget's look on a paper of our own. One sheet inside each page, which is as good as a file once
 * the page is kept, and needs no second request where there is no widget to share it with.
 */
const rules = `
:root {
  color-scheme: light dark;
  --paper: #fff;
  --ink: #1c1b19;
  --muted: #5b5852;
  --rule: #d9d6d0;
  --edge: #8a867f;
  --field: #f7f6f4;
  --accent: #0f5a73;
  --on-accent: #fff;
  --alert: #a3241c;
  --leading: 1.55;
  --xs: max(0.78em, 13px);
  --sm: max(0.86em, 14px);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a;
    --ink: #e9e6e1;
    --muted: #b2aea8;
    --rule: #34373a;
    --edge: #85817b;
    --field: #1d2022;
    --accent: #8ccbe0;
    --on-accent: #0b1c22;
    --alert: #ffa196;
  }
}
:root:lang(ckb), :root:lang(ar), :root:lang(fa) {
  --leading: 1.85;
  --xs: max(0.86em, 14px);
  --sm: max(0.92em, 15px);
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0;
  background: #fff;
  background: var(--paper);
  color: #1c1b19;
  color: var(--ink);
  font: 18px/1.55 Charter, "Bitstream Charter", Georgia, "Noto Serif", serif;
  line-height: var(--leading);
  overflow-wrap: anywhere;
  -webkit-text-size-adjust: none;
  text-size-adjust: none;
}
body:lang(ckb), body:lang(ar), body:lang(fa) { font-family: "Noto Naskh Arabic", "Noto Serif", "Traditional Arabic", serif; }
h1, h2, h3, p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1, h2, h3 { font-size: 1em; }
button, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
bdi { unicode-bidi: isolate; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.muted, .help, .promise, .when { color: var(--muted); }

.mast { border-block-end: 1px solid var(--rule); padding: 16px 20px; text-align: center; font-size: 1.3em; font-weight: 700; line-height: 1.3; }
main { max-width: 42em; margin-inline: auto; padding: 32px 16px 96px; }
.article { font-size: 1.6em; font-weight: 700; line-height: 1.25; }
main:lang(ckb) .article, main:lang(ar) .article, main:lang(fa) .article { line-height: 1.5; }
.back { font-size: var(--sm); }
.back a, .pages a, .order a, .acts a { display: inline-flex; align-items: center; min-block-size: 44px; }
.head { border-block-start: 3px solid var(--ink); padding-block-start: 12px; margin-block-start: 24px; display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; column-gap: 16px; }
.article + .head, .mast + main > .head:first-child { margin-block-start: 12px; }
.head h1 { font-size: 1.6em; line-height: 1.25; }
.count { font-weight: 400; color: var(--muted); font-variant-numeric: tabular-nums; margin-inline-start: 0.1em; }
.promise { flex-basis: 100%; font-size: var(--sm); }
.order { display: flex; flex-wrap: wrap; align-items: center; column-gap: 16px; font-size: var(--sm); }
.order span { font-weight: 700; }
.write { margin-block-start: 24px; }
.closed { border-block: 1px solid var(--rule); padding-block: 12px; margin-block-start: 24px; }
.empty { margin-block-start: 40px; font-size: 1.14em; }
.empty small { display: block; font-size: max(0.76em, 14px); color: var(--muted); }

.button { display: inline-flex; align-items: center; min-block-size: 44px; padding: 8px 20px; border: 1px solid var(--edge); border-radius: 3px; background: none; line-height: 1.4; cursor: pointer; text-decoration: none; }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 700; }

.thread { margin-block-start: 40px; }
.list > li { padding-block: 20px 12px; }
.list > li + li { border-block-start: 1px solid var(--rule); }
.by { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; font-size: var(--sm); }
.by a { text-decoration: none; padding-block: 12px; margin-block: -12px; }
.by a:hover { text-decoration: underline; }
.who { font-weight: 700; font-size: 1.06em; }
.badge { background: var(--accent); color: var(--on-accent); font-size: max(0.84em, 12px); font-weight: 700; line-height: 1.35; padding: 0.12em 0.5em 0.16em; border-radius: 3px; border: 1px solid transparent; }
.choice { font-size: var(--sm); font-weight: 700; color: var(--accent); }
.body { max-width: 38em; margin-inline-end: auto; white-space: pre-wrap; }
.acts { display: flex; flex-wrap: wrap; align-items: center; column-gap: 16px; min-block-size: 12px; font-size: var(--sm); color: var(--muted); }
.replies { border-inline-start: 1px solid var(--rule); padding-inline-start: 20px; margin-block-start: 4px; }
.replies > li { padding-block: 6px; }
.gone { color: var(--muted); padding-block: 8px; }
.more { font-size: var(--sm); }
.more a { display: inline-flex; align-items: center; min-block-size: 44px; }
article[id^=comment]:target { outline: 3px solid var(--accent); outline-offset: 6px; border-radius: 3px; }
.pages { display: flex; flex-wrap: wrap; column-gap: 24px; margin-block-start: 24px; border-block-start: 1px solid var(--rule); font-size: var(--sm); }
@media (max-width: 30em) {
  .replies { padding-inline-start: 10px; }
}

.answered { margin-block-start: 24px; border-inline-start: 3px solid var(--rule); padding-inline-start: 16px; }
.answered .body { max-block-size: 15em; overflow: auto; }
.notice { margin-block-start: 24px; border-block: 1px solid var(--rule); padding-block: 12px; }
.notice h2 { font-size: 1.05em; }
.rules { columns: 2; column-gap: 32px; margin-block-start: 16px; }
@media (max-width: 34em) {
  .rules { columns: 1; }
}
.rules li { break-inside: avoid; display: grid; grid-template-columns: 1.8em 1fr; padding-block-end: 12px; font-size: var(--sm); line-height: calc(var(--leading) - 0.1); }
.rules b { display: block; }
.num { color: var(--accent); font-weight: 700; font-variant-numeric: lining-nums tabular-nums; }
form { display: grid; gap: 20px; margin-block-start: 24px; }
.row { display: grid; gap: 4px; }
.row > label { font-weight: 700; font-size: var(--sm); }
.row > .check { display: flex; align-items: center; gap: 12px; min-block-size: 44px; font-weight: 400; font-size: 1em; }
.check input { inline-size: 24px; block-size: 24px; margin: 0; flex: none; accent-color: var(--accent); }
.help { font-size: var(--sm); }
.row > input, textarea { inline-size: 100%; min-block-size: 44px; padding: 9px 12px; border: 1px solid var(--edge); border-radius: 3px; background: var(--field); line-height: var(--leading); }
.row > input { max-inline-size: 20em; }
textarea { resize: vertical; }
.trap { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.send { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
.errors { border-inline-start: 6px solid var(--alert); padding-inline-start: 16px; margin-block: 16px 24px; }
.errors:focus-visible { outline-offset: 6px; }
.errors a { color: var(--alert); display: inline-flex; align-items: center; min-block-size: 44px; padding-block: 8px; }
.why { color: var(--alert); font-size: var(--sm); font-weight: 700; }
.wrong > input, .wrong > textarea { border: 2px solid var(--alert); }

.own { margin-block-start: 24px; border-inline-start: 3px solid var(--accent); padding-inline-start: 16px; }
.own.rejected, .own.withdrawn { border-color: var(--ink); }
.own.rejected .body, .own.withdrawn .body { color: var(--muted); }
.own .body { margin-block-start: 8px; }
.when { font-size: var(--sm); }
.ground { font-weight: 700; }
.note { margin-block-start: 8px; font-size: var(--sm); }
.keep { margin-block: 24px; border-block: 1px solid var(--rule); padding-block: 12px; font-size: var(--sm); }
summary { display: inline-flex; align-items: center; min-block-size: 44px; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
details > form { margin-block-start: 8px; }
@media (forced-colors: active) {
  .badge, .button { border-color: ButtonText; }
}
`;

/** Without the white space that is there for us. */
export const sheet = rules.replace(/\n\s*/g, "");
