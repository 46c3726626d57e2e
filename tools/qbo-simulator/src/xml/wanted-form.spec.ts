import { wantedForm } from './wanted-form';

describe('[facts 3.1] the form of an answer', () => {
  it.each([
    ['nothing said', '', null, 'xml'],
    ['fetch, curl', '*/*', null, 'xml'],
    ['axios', 'application/json, text/plain, */*', null, 'json'],
    ['an SDK', 'application/json', null, 'json'],
    ['another', 'application/xml', null, 'xml'],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', null, 'xml'],
    ['the first of equals', 'application/json, application/xml', null, 'json'],
    ['the better liked', 'application/xml;q=0.5, application/json;q=0.9', null, 'json'],
    ['not wanted at all', 'application/json;q=0, */*', null, 'xml'],
    ['in the address', '*/*', 'json', 'json'],
    ['in both, the header counts', 'application/xml', 'json', 'xml'],
    ['in the address, but unknown', '', 'yaml', 'xml'],
  ])('%s: %s', (_who, accept, format, form) => {
    expect(wantedForm(accept, format, 'xml')).toBe(form);
  });

  it('is that of the company for who asks for neither', () => {
    expect(wantedForm('*/*', null, 'json')).toBe('json');
  });
});
