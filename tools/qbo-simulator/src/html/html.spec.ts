import { html } from './html';

describe('the template of all pages', () => {
  it('escapes what is put in, in text and in attributes', () => {
    const name = `<script>alert("1 & 'one'")</script>`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&#60;script&#62;alert(&#34;1 &#38; &#39;one&#39;&#34;)&#60;/script&#62;">' +
        '&#60;script&#62;alert(&#34;1 &#38; &#39;one&#39;&#34;)&#60;/script&#62;</p>',
    );
  });

  it('takes in what came out of a template as it is, and joins lists', () => {
    const items = ['a', '<b>'].map((text) => html`<i>${text}</i>`);
    expect(html`${items}`.text).toBe('<i>a</i><i>&#60;b&#62;</i>');
  });

  it('leaves nothing behind for what is not there, but shows a zero', () => {
    expect(html`[${undefined}${null}${false}${''}${0}]`.text).toBe('[0]');
  });
});
