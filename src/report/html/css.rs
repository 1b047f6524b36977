//! The look of the HTML report: reads well on a screen, light or dark, and on paper.

/// The style sheet. No address in it: the report needs no network.
pub(super) const CSS: &str = r#"
:root{--page:#fdfcfa;--text:#1d1c1a;--weak:#635f58;--line:#ddd9d1;--card:#fff;--accent:#1b5aa6;
--ins:#0a4c9a;--insg:#dfecfb;--del:#9c2f17;--delg:#fbe5de;--mov:#08624f;--movg:#daf0e8;--bra:#6a2c8e;--brag:#efe3f8;--min:#eeebe4;--star:#b86e00}
@media (prefers-color-scheme:dark){:root{--page:#1a1b1e;--text:#e8e5df;--weak:#a8a49b;--line:#3a3c42;--card:#222327;--accent:#7db2f2;
--ins:#9cc8fa;--insg:#1d3554;--del:#f5a893;--delg:#492820;--mov:#85d6be;--movg:#183b33;--bra:#dcb8f2;--brag:#3d284c;--min:#303136;--star:#f2b84b}}
*{box-sizing:border-box}
html{font-size:16px}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.55 Georgia,"Times New Roman","Noto Serif CJK SC","Songti SC",SimSun,serif}
main,header,footer{max-width:52rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:3rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .4rem;font-weight:600}
h2{font-size:1.3rem;margin:3rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--text)}
h3{font-size:1.02rem;margin:2rem 0 .6rem;color:var(--weak);font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-weight:600}
.ui,table,.meta,.tags,nav,.say,.foot{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-size:.84rem}
.meta{color:var(--weak)}
.invented{border:2px solid var(--del);color:var(--del);padding:.7rem 1rem;margin:1.2rem 0;border-radius:6px;font-family:system-ui,"Noto Sans CJK SC",sans-serif;font-size:.9rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.4rem}
th{text-align:left;font-weight:600;color:var(--weak);border-bottom:1px solid var(--line);padding:.3rem .7rem .3rem 0}
td{border-bottom:1px solid var(--line);padding:.3rem .7rem .3rem 0;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
th.n{overflow-wrap:anywhere;padding-left:.5rem}
td b{white-space:nowrap}
table.steps{table-layout:fixed}table.steps th{vertical-align:bottom}table.steps th:first-child{width:38%}
code{font-size:.66rem;overflow-wrap:anywhere;color:var(--weak)}
td code{display:inline-block;max-width:40ch}
nav ul{list-style:none;padding:0;columns:2;column-gap:2rem}
nav li{margin:.15rem 0;break-inside:avoid}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
.change{margin:0 0 1.5rem;padding:.2rem 0 .2rem 1rem;border-left:3px solid var(--line);break-inside:avoid-page}
.change.important{border-left-color:var(--star)}
.change.moved{border-left-color:var(--mov)}
.change.unsure{border-left-style:dashed;border-left-color:var(--weak)}
.unsure summary{color:var(--text)}
.headline{font-weight:600;margin:.1rem 0 .3rem;font-family:system-ui,"Noto Sans CJK SC",sans-serif}
.place{font-weight:600;color:var(--text)}
.text{margin:.35rem 0;overflow-wrap:anywhere;white-space:pre-line}
ins{color:var(--ins);background:var(--insg);text-decoration:underline;text-underline-offset:.15em}
del{color:var(--del);background:var(--delg);text-decoration:line-through}
ins.m,del.m{color:var(--mov);background:var(--movg)}
ins.b,del.b{color:var(--bra);background:var(--brag);font-weight:700}
.derived{font-weight:400;font-size:.86em}
q.of{color:var(--weak);font-style:italic}
ins.s,del.s{color:inherit;background:var(--min)}
span.f{text-decoration:underline dotted;text-underline-offset:.2em;text-decoration-thickness:.1em}
span.w{font-weight:600;border-bottom:.12em solid currentColor}
small.f{font:.72em system-ui,"Noto Sans CJK SC",sans-serif;color:var(--weak);white-space:nowrap}
.legend{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.1rem;align-items:baseline;margin:.8rem 0;padding:.8rem 1rem;border:1px solid var(--line);border-radius:6px;background:var(--card);break-inside:avoid}
.legend>:nth-child(odd){font-family:Georgia,"Times New Roman","Noto Serif CJK SC",serif;font-size:1rem}
.legend>:nth-child(even){font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-size:.84rem;color:var(--weak)}
.legend .rule{border-left:3px solid var(--mov);padding-left:.5rem}
.tags{margin:.3rem 0}
.tag{display:inline-block;border:1px solid var(--line);border-left:4px solid var(--c,var(--weak));border-radius:4px;padding:0 .45rem;margin:0 .35rem .25rem 0;background:var(--card)}
.say{margin:.25rem 0;padding:.35rem .7rem;background:var(--card);border:1px solid var(--line);border-radius:6px}
.say b{font-weight:600}
.basis{border-bottom:1px dotted var(--weak)}
.step{color:var(--weak)}
a.skip{position:absolute;left:-99rem}a.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.3rem .6rem}
.strip{display:flex;gap:1px;height:1.5rem;margin:.15rem 0 .7rem}.strip>*{min-width:3px;border:1px solid var(--line);background:color-mix(in srgb,var(--text) var(--d),var(--card))}
.strip a:hover,.strip a:focus{outline:2px solid var(--accent);outline-offset:1px}.strip-name{font:.84rem system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
.change{content-visibility:auto;contain-intrinsic-size:auto 9rem}@media print{.change{content-visibility:visible}.strip>*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--weak)}
.foot{color:var(--weak);border-top:1px solid var(--line);margin-top:4rem;padding-top:1rem;padding-bottom:3rem}
@media print{:root{--page:#fff;--text:#000;--weak:#444;--line:#bbb;--card:#fff;--accent:#000;--ins:#00307a;--insg:#fff;--del:#8a1c05;--delg:#fff;--mov:#00503f;--movg:#fff;--bra:#4a1470;--brag:#fff;--min:#fff;--star:#000}
html{font-size:11pt}main,header,footer{max-width:none;padding:0}nav{display:none}h2{break-after:avoid}h3{break-after:avoid}@page{margin:2.2cm 2cm}ins{text-decoration-style:double}}
"#;

/// What the comparison needs beyond that.
pub(super) const COMPARISON: &str = r#"
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
ins::before,del::before{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:pre}
del::before{content:var(--del-said)}ins::before{content:var(--ins-said)}
.invented p{margin:.2rem 0}
ol.drafts,ol.chain{list-style:none;display:flex;flex-wrap:wrap;margin:.8rem 0;padding:0;font:.84rem/1.35 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
ol.drafts{gap:.5rem 0;padding:.2rem 0}
ol.drafts li,ol.chain li{padding:.15rem 1.7rem .15rem 0;position:relative}
ol.drafts li:not(:last-child)::after,ol.chain li:not(:last-child)::after{content:"→" / "";position:absolute;right:.45rem;top:.15rem;color:var(--weak)}
ol.drafts b{font-size:1rem}ol.drafts span{display:block;color:var(--weak)}
ul.figures{list-style:none;margin:1.4rem 0;padding:.7rem 0;border-top:2px solid var(--text);border-bottom:1px solid var(--line);font:.95rem/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
nav.contents ol{columns:2;column-gap:2rem;margin:0;padding-left:1.4rem}nav.contents li{margin:.12rem 0;break-inside:avoid}
.tools{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:1.4rem -.6rem 0;padding:.5rem .6rem;background:var(--page);border-bottom:1px solid var(--line);font:.84rem system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
.tools select,.tools input[type=search],.tools button{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--weak);border-radius:5px;padding:.25rem .5rem;max-width:13rem}
.tools button{cursor:pointer}.tools .go{display:flex;gap:.3rem}.tools output{color:var(--weak);min-width:4rem}
.tools :focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h4.meta{margin:0;font-weight:400}a.self{color:inherit}
section,article{scroll-margin-top:3.6rem}h2{scroll-margin-top:3.6rem}
.change.here{background:color-mix(in srgb,var(--accent) 8%,transparent);border-radius:0 6px 6px 0}
.why{font-style:italic}
.card{margin:0 0 1.6rem;padding:.9rem 1.1rem .2rem;border:1px solid var(--line);border-left:4px solid var(--star);border-radius:6px;background:var(--card);break-inside:avoid-page}
.card .change{border-left:0;padding-left:0;margin-bottom:.7rem}.card ol.chain{margin:0 0 .6rem}
details.same{margin:0 0 1.2rem}details.same summary{font:.84rem system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
details.same p{margin:.45rem 0 .45rem 1rem;color:var(--weak);white-space:pre-line;overflow-wrap:anywhere}details.same p.heading{font-weight:600}
.chosen details.same{display:none}
table.asks th[scope=row]{font-weight:400;color:var(--text);min-width:15rem}table.asks td{min-width:5.5rem}
@media (max-width:40rem){.tools{position:static}nav.contents ol{columns:1}main,header,footer{padding:0 1rem}h1{font-size:1.55rem}}
@media print{.tools,nav.contents{display:none}details.same{display:none}h4.meta{break-after:avoid}.card{background:none}@page{@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif}}}
"#;
