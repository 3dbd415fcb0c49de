'use strict';

const texts = navigator.language.startsWith('zh')
  ? { events: '最新事件', none: '尚无场景运行', line: s => `${s.phase} · 观测 ${s.observations} · 丢弃 ${s.dropped} · 事件 ${s.events} · 时延 ${Math.round(s.lastAgeMs)} 毫秒` }
  : { events: 'Latest events', none: 'No scene is running', line: s => `${s.phase} · observations ${s.observations} · dropped ${s.dropped} · events ${s.events} · age ${Math.round(s.lastAgeMs)} ms` };
const MOST_EVENTS = 12;
const byId = id => document.getElementById(id);
let current = null;
let stream = null;

function cell(row, kind, text) {
  row.appendChild(document.createElement(kind)).textContent = text;
}

function table(shown) {
  const element = document.createElement('table');
  const head = element.createTHead().insertRow();
  [shown.title, ...shown.columns].forEach(text => cell(head, 'th', text));
  const body = element.createTBody();
  shown.rows.forEach(row => {
    const line = body.insertRow();
    [row.name, ...row.cells].forEach(text => cell(line, 'td', text));
  });
  return element;
}

function choose(name) {
  if (current === name) return;
  current = name;
  byId('live').src = `live/${encodeURIComponent(name)}.mjpeg`;
  byId('live').alt = name;
  byId('events').replaceChildren();
  if (stream) stream.close();
  stream = new EventSource(`api/events/stream?scene=${encodeURIComponent(name)}`);
  stream.onmessage = show;
}

function show(message) {
  const event = JSON.parse(message.data);
  const line = document.createElement('li');
  line.textContent = `${event.startedAt} ${event.type} ${event.phase} ${event.key} ${JSON.stringify(event.attributes)}`;
  byId('events').prepend(line);
  while (byId('events').children.length > MOST_EVENTS) byId('events').lastChild.remove();
}

async function refresh() {
  try {
    const scenes = await (await fetch('api/scenes')).json();
    const buttons = scenes.map(scene => {
      const button = document.createElement('button');
      button.textContent = scene.name;
      button.setAttribute('aria-current', String(scene.name === current));
      button.onclick = () => choose(scene.name);
      return button;
    });
    byId('scenes').replaceChildren(...buttons);
    const running = scenes.find(scene => scene.phase === 'RUNNING');
    if (!current && running) choose(running.name);
    const shown = scenes.find(scene => scene.name === current);
    byId('line').textContent = shown ? texts.line(shown) + (shown.problem ? ` · ${shown.problem.what}` : '') : texts.none;
    if (shown) byId('tables').replaceChildren(...shown.tables.map(table));
  } catch (error) {
    byId('line').textContent = String(error);
  }
  setTimeout(refresh, 1000);
}

byId('events-title').textContent = texts.events;
document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
refresh();
