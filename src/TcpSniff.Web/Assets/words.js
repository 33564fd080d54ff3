// Says statements in the page's language. A statement is [sentence, value, …]; a value is a text, a number or a statement.
export const languages = ['en', 'zh-Hans', 'zh-Hant'];
let tables = { words: {}, templates: [] };
let language = 0;

export const useTables = loaded => { tables = loaded; };
// Sentences that come later, from a number on.
export const useSentences = (first, templates) => templates.forEach((template, index) => { tables.templates[first + index] = template; });
export const useLanguage = tag => {
  language = Math.max(0, languages.indexOf(tag));
  document.documentElement.lang = languages[language];
};
export const currentLanguage = () => languages[language];

const isIdeograph = character => character >= '\u4E00' && character <= '\u9FFF';
const isLatin = character => /[A-Za-z0-9]/.test(character);

// A blank stands where a Chinese character meets a Latin letter or a digit.
const join = (text, piece) => {
  if (!text || !piece) return text + piece;
  const left = text[text.length - 1], right = piece[0];
  return text + ((isIdeograph(left) && isLatin(right)) || (isLatin(left) && isIdeograph(right)) ? ' ' : '') + piece;
};

const compose = (template, values) => {
  let text = '';
  template.split(/(\{\d+\})/).forEach((piece, index) => {
    text = join(text, index % 2 ? values[Number(piece.slice(1, -1))] ?? piece : piece);
  });
  return text;
};

export const say = (statement, tag) => {
  if (!statement) return '';
  const which = tag === undefined ? language : languages.indexOf(tag);
  const [sentence, ...values] = statement;
  return compose(tables.templates[sentence][which], values.map(value => Array.isArray(value) ? say(value, tag) : String(value)));
};

export const word = (name, ...values) => compose(tables.words[name]?.[language] ?? name, values.map(String));

// Sentences of one text: in English a blank stands between them.
export const paragraph = texts => texts.filter(Boolean).join(language === 0 ? ' ' : '');
export const stop = () => language === 0 ? '.' : '。';
export const colon = () => language === 0 ? ':' : '：';
