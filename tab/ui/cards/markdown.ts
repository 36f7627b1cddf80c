import MarkdownIt from 'markdown-it';

// Teams shows no raw HTML in messages and no pictures in texts; what other people wrote must never become either here.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

// Links leave Teams: they open beside it and hand nothing over.
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown as Teams shows it in messages and cards, as safe HTML. */
export function markdownToHtml(text: string): string {
  return markdown.render(text);
}
