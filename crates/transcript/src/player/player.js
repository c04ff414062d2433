// <run-player>: plays a recorded run, step by step, back and forth.
//
// The run is the JSON of `Transcript::player_json`, in a <script> inside the element:
// a page opened from a folder may not fetch a file. Each state is folded from the
// first step on, so back is as easy as forth.
(() => {
  const ROW = 24;
  const PAUSE = 700;

  const STYLE = `
    :host { display: block; margin: 1.5em 0; direction: ltr; font-size: .9em;
      --accent: var(--links); --edge: 1px solid var(--table-border-color); }
    .player { border: var(--edge); border-radius: 4px; padding: .8em; }
    .bar { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; }
    b { flex: 1 0 12em; }
    button { font: inherit; color: inherit; background: var(--theme-hover); border: var(--edge);
      border-radius: 4px; min-height: 2.7em; min-width: 3.6em; padding: 0; }
    @media (max-width: 40em) { b { flex-basis: 100%; } button { flex: 1; } }
    input { width: 100%; margin: .8em 0 .2em; accent-color: var(--accent); }
    .now { margin: .2em 0 .6em; min-height: 2.9em; line-height: 1.45; }
    .chart { display: grid; grid-template-columns: auto minmax(0, 1fr); }
    ul, ol { list-style: none; margin: 0; padding: 0; }
    ul { margin: ${ROW}px .6em 0 0; max-width: 9em; }
    ul li { line-height: ${ROW}px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    ul .runs { font-weight: bold; }
    .scroll { overflow-x: auto; }
    svg { display: block; cursor: pointer; }
    text { fill: currentColor; font-size: 12px; }
    line, path { stroke: currentColor; fill: none; }
    .runs, .runs_again { stroke: var(--accent); stroke-width: 12; }
    .in_line { stroke: var(--accent); stroke-width: 3; stroke-dasharray: 3 3; }
    .waits { stroke-opacity: .6; }
    .veil { fill: var(--bg); opacity: .88; }
    .cursor { stroke: var(--accent); }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9em, 1fr)); gap: .6em; margin: .8em 0; }
    dt { font-weight: bold; }
    dd { margin: 0; min-height: 1.5em; overflow-wrap: anywhere; }
    ol { padding: .5em; max-height: 15em; overflow: auto; white-space: pre-wrap; line-height: 1.5;
      font-family: var(--mono-font); background: var(--quote-bg); }
    .new { font-weight: bold; }
    .key { margin: .6em 0 0; font-size: .85em; }`;

  const button = (name) => `<button data-do="${name}">${name}</button>`;

  const PAGE = `<style>${STYLE}</style>
    <section class="player" role="group">
      <div class="bar"><b></b>${["Start", "Back", "Play", "Step", "End"].map(button).join("")}</div>
      <input type="range" min="0" aria-label="Steps done">
      <p class="now" aria-live="polite"></p>
      <div class="chart" aria-hidden="true"><ul></ul><div class="scroll"></div></div>
      <dl><div><dt>Runs</dt><dd></dd></div>
        <div><dt>Ready queue, first in front</dt><dd></dd></div>
        <div><dt>Waits</dt><dd></dd></div></dl>
      <ol aria-label="Printed so far"></ol>
      <p class="key">Thick: runs. Dashed: in line. Thin: waits. Arrow: wakes or stops.
        Keys: left, right, Home, End, space.</p>
    </section>`;

  const KEYS = { ArrowLeft: "Back", ArrowRight: "Step", Home: "Start", End: "End", " ": "Play" };
  const MARKS = { spawned: "·", ready: "✓", cancelled: "✗", panicked: "!" };

  const seconds = (us) => (Math.floor(us / 1000) / 1000).toFixed(3);
  const escape = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt()};`);
  const middle = (lane) => ROW * (lane + 1.5);

  // Where everybody stands after the first `done` steps.
  function fold(run, done) {
    const lanes = run.lanes.map(({ name, kind }) => ({ name, kind }));
    let queue = [];
    for (const step of run.steps.slice(0, done)) {
      if (step.lane === null) continue;
      const lane = lanes[step.lane];
      lane.state = step.becomes;
      lane.until = step.until_us;
      // Futures run with their task, threads beside the loop.
      const stands = lane.state === "in_line" && /main|task/.test(lane.kind);
      if (!stands) queue = queue.filter((other) => other !== lane);
      else if (!queue.includes(lane)) queue.push(lane);
    }
    return { lanes, queue };
  }

  function sentence(run, step) {
    const name = (lane) => run.lanes[lane]?.name ?? "the loop";
    const who = name(step.lane);
    const by = step.by === step.lane ? `${who} itself` : name(step.by);
    switch (step.what) {
      case "spawned": return `${name(run.lanes[step.lane].parent)} creates ${who}: it stands in line.`;
      case "polled": return `${who} takes a step.`;
      case "pending":
        if (step.becomes === "in_line") return `${who} gives way: it stands in line again.`;
        return `${who} waits until ${step.until_us ? `${seconds(step.until_us)} s` : "somebody wakes it"}.`;
      case "ready": return `${who} is done.`;
      case "woken":
        if (step.by === null) return `The loop wakes ${who}: a timer is due, or another thread called.`;
        return `${by} wakes ${who}.`;
      case "cancel_requested": return `${by} tells ${who} to stop.`;
      case "cancelled": return `${who} is cancelled.`;
      case "panicked": return `${who} panics: ${step.message}`;
      case "main_ended": return "main has returned. Whoever is left is stopped.";
      default: return `${step.lane === null ? "code outside all tasks" : who} prints: ${step.line}`;
    }
  }

  // A bar for each stretch of steps in which the state of a lane is the same.
  function bars({ steps, lanes }, column) {
    const open = lanes.map(() => ({ state: "ended" }));
    let drawn = "";
    const enter = (lane, state, seq) => {
      const { state: old, from } = open[lane];
      if (state === old) return;
      if (old !== "ended") drawn += `<path class="${old}" d="M${from * column} ${middle(lane)}H${seq * column}"/>`;
      open[lane] = { state, from: seq };
    };
    steps.forEach(({ lane, becomes }, seq) => lane === null || enter(lane, becomes, seq));
    lanes.forEach((_, lane) => enter(lane, "ended", steps.length));
    return drawn;
  }

  function arrow(x, from, to) {
    const down = from < to ? 1 : -1;
    return `<path d="M${x} ${from}V${to - 6 * down}m-3 ${-5 * down}l3 ${5 * down}l3 ${-5 * down}"/>`;
  }

  function marks({ steps, lanes }, column) {
    let [drawn, now, room] = ["", -1, 0];
    const write = (x, y, text) => (drawn += `<text x="${x}" y="${y}">${text}</text>`);
    steps.forEach(({ lane, by, at_us, what }, seq) => {
      const x = seq * column;
      if (at_us !== now && x >= room) {
        const time = `${at_us / 1e6}s`;
        write(x, 15, time);
        now = at_us;
        room = x + 8 * time.length + 8;
      }
      if (MARKS[what]) write(x + 2, middle(lane) + 4, MARKS[what]);
      if (by !== lane && lanes[by]) drawn += arrow(x + 6, middle(by), middle(lane));
    });
    return drawn;
  }

  function picture(run, column) {
    const width = (run.steps.length + 1) * column;
    const height = (run.lanes.length + 1) * ROW;
    return `<svg width="${width}" height="${height}">${bars(run, column)}${marks(run, column)}` +
      `<rect class="veil" y="${ROW}" width="${width}" height="${height}"/>` +
      `<line class="cursor" y2="${height}"/></svg>`;
  }

  class RunPlayer extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.attachShadow({ mode: "open" }).innerHTML = PAGE;
      this.run = JSON.parse(this.querySelector("script").textContent);
      if (this.run.version !== 1) this.find(".player").textContent = "The player is too old.";
      else this.fill();
    }

    find(selector) {
      return this.shadowRoot.querySelector(selector);
    }

    fill() {
      const { steps, lanes, left_out } = this.run;
      this.column = Math.max(12, Math.min(24, Math.floor(720 / steps.length)));
      this.find(".player").ariaLabel = this.find("b").textContent = this.getAttribute("name");
      this.find("input").max = steps.length;
      this.find("ul").innerHTML = lanes.map(({ name }) => `<li>${escape(name)}</li>`).join("");
      this.find(".scroll").innerHTML = picture(this.run, this.column);
      if (left_out.steps) this.find(".key").append(` ${left_out.steps} more steps are not shown.`);
      // What is below stays in its place while lines are printed.
      const lines = steps.filter(({ what }) => what === "said").length;
      this.find("ol").style.minHeight = `${Math.min(1.5 * lines, 14)}em`;
      this.listen();
      this.show(0);
    }

    listen() {
      const player = this.find(".player");
      player.addEventListener("click", ({ target }) => this.go(target.dataset.do));
      player.addEventListener("keydown", (event) => this.press(event));
      this.find("input").addEventListener("input", ({ target }) => this.jump(+target.value));
      this.find("svg").addEventListener("click", ({ offsetX }) => this.jump(Math.ceil(offsetX / this.column)));
    }

    press(event) {
      const what = KEYS[event.key];
      const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      // The space bar presses the button that has the focus.
      if (!what || modified || (what === "Play" && event.target.dataset.do)) return;
      event.preventDefault();
      // The book turns its pages with the same arrows.
      event.stopPropagation();
      this.go(what);
    }

    go(what) {
      const end = this.run.steps.length;
      if (what === "Play") this.play(!this.timer);
      else if (what) this.jump({ Start: 0, Back: this.done - 1, Step: this.done + 1, End: end }[what]);
    }

    jump(done) {
      this.play(false);
      this.show(done);
    }

    play(plays) {
      clearInterval(this.timer);
      this.timer = plays && setInterval(() => this.tick(), PAUSE);
      this.find("[data-do=Play]").textContent = plays ? "Pause" : "Play";
      // Nobody can listen to a sentence for every step of a run that plays.
      this.find(".now").ariaLive = plays ? "off" : "polite";
      if (plays && this.done === this.run.steps.length) this.show(0);
    }

    tick() {
      this.show(this.done + 1);
      if (this.done === this.run.steps.length) this.play(false);
    }

    show(done) {
      const { steps } = this.run;
      this.done = Math.max(0, Math.min(done, steps.length));
      const step = steps[this.done - 1];
      this.find(".now").textContent = step
        ? `Step ${this.done} of ${steps.length}, ${seconds(step.at_us)} s: ${sentence(this.run, step)}`
        : `Before the first of ${steps.length} steps. Who will print what, and when?`;
      this.find("input").value = this.done;
      this.stand(fold(this.run, this.done));
      this.print(step);
      this.point();
    }

    stand({ lanes, queue }) {
      const names = (some) => some.map(({ name, until }) => (until ? `${name} until ${seconds(until)} s` : name));
      const those = (state) => lanes.filter((lane) => state.test(lane.state));
      [those(/runs/), queue, those(/waits/)].forEach((some, index) => {
        this.shadowRoot.querySelectorAll("dd")[index].textContent = names(some).join(" · ") || "nobody";
      });
      this.shadowRoot.querySelectorAll("ul li").forEach((li, index) => (li.className = lanes[index].state));
    }

    print(last) {
      const said = this.run.steps.slice(0, this.done).filter(({ what }) => what === "said");
      const list = this.find("ol");
      list.innerHTML = said.map((step) =>
        `<li${step === last ? ' class="new"' : ""}>[${seconds(step.at_us).padStart(7)}] ${escape(step.line)}</li>`
      ).join("");
      list.scrollTop = list.scrollHeight;
    }

    point() {
      const x = this.done * this.column;
      const box = this.find(".scroll");
      this.find(".cursor").setAttribute("transform", `translate(${x})`);
      this.find(".veil").setAttribute("x", x);
      if (x < box.scrollLeft + 30 || x > box.scrollLeft + box.clientWidth - 30) {
        box.scrollLeft = x - box.clientWidth / 2;
      }
    }
  }

  customElements.define("run-player", RunPlayer);
})();
