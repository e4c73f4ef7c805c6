package dev.gatehouse.local.apigateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTemplateTest {
    private static final String BODY = """
            {"name": "Ada", "empty": "", "nothing": null, "price": 1.10, "big": 12345678901234567890,
             "items": [{"id": 1}, {"id": 2}], "tags": ["a", "b"], "o": {"k": "v", "list": [{"c": 5}]}}""";

    private final MappingTemplates parser = new MappingTemplates();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $input.path('$.name')                 | Ada
            $input.json('$.name')                 | "Ada"
            $input.json('$.items')                | [{"id":1},{"id":2}]
            $input.json('$.items[1]')             | {"id":2}
            $input.json('$.items[*].id')          | [1,2]
            $input.json('$.price')                | 1.10
            $input.json('$.big')                  | 12345678901234567890
            $input.json('$.missing')              | ""
            [$input.path('$.missing')]            | []
            [$input.path('$.nothing')]            | []
            [$input.path('$.missing').size()]     | []
            $input.path('$.items').size()         | 2
            $input.path('$').name.toUpperCase()   | ADA
            $input.path('$.o')                    | {k=v, list=[{"c":5}]}
            $input.path('$.o').keySet()           | [k, list]
            $input.params('id')                   | p
            $input.params('q')                    | 2
            $input.params('X-A')                  | 1
            [$input.params('x-a')]                | []
            $input.params().header.get('X-A')     | 1
            $input.params().querystring.q         | 2
            $context.stage/$context.identity.sourceIp | v1/127.0.0.1
            [$context.unknown][$unknown]          | [][]
            """)
    void readsInput(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            #if($input.path('$.missing'))yes#{else}no#end         | no
            #if($input.params('nope'))yes#{else}no#end            | yes
            #if($input.params('nope') == '')yes#{else}no#end      | yes
            #foreach($i in $input.path('$.items'))$i.id#if($foreach.hasNext),#end#end | 1,2
            #foreach($t in $input.path('$.tags'))$foreach.count$t#end | 1a2b
            #set($x = "hello $input.path('$.name')")$x            | hello Ada
            #set($x = 'no $input')$x                              | no $input
            #set($m = {})#set($m.a = 1)$m.a                       | 1
            #define($loop)<$v>#end#set($v = 1)$loop#set($v = 2)$loop | <1><2>
            #macro(twice $t)$t$t#end#twice('ab')                  | abab
            #set($n = 7 / 2)$n                                    | 3
            $input.path('$.name').length()                        | 3
            #if($input.path('$.name').matches('[A-Z][a-z]+'))yes#end | yes
            text-$input.params('q')-text                          | text-2-text
            """)
    void followsVelocity(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $util.urlEncode('a b&c=ü')                 | a+b%26c%3D%C3%BC
            $util.urlDecode('a+b%26c')                 | a b&c
            [$util.urlDecode('%zz')]                   | []
            $util.base64Encode('hi')                   | aGk=
            $util.base64Decode('aGk=')                 | hi
            [$util.base64Decode('!')]                  | []
            $util.parseJson('{"a":[1,2]}').a[1]        | 2
            [$util.parseJson('{"a":').a]               | []
            $util.escapeJavaScript("it's a/b")         | it\\'s a\\/b
            $util.escapeJavaScript($input.json('$.o')) | {\\"k\\":\\"v\\",\\"list\\":[{\\"c\\":5}]}
            $util.escapeJavaScript('ü')                | \\u00FC
            """)
    void offersFunctions(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @Test
    void treatsAnEmptyBodyAsAnEmptyObject() {
        var template = parser.parse("test", "$input.body $input.json('$')");

        assertThat(template.render(Map.of("input", new TemplateInput("", Map.of())))).isEqualTo("{} {}");
    }

    @Test
    void changesTheContextThatItIsGiven() {
        var header = new HashMap<String, Object>();
        var override = new HashMap<String, Object>(Map.of("header", header));
        var template = parser.parse("test", """
                #set($context.responseOverride.status = 400)\
                #set($context.responseOverride.header.Location = "/v1/orders/$input.path('$.name')")\
                #set($context.responseOverride.header['Content-Type'] = 'text/plain')""");

        template.render(Map.of("input", new TemplateInput(BODY, Map.of()), "context",
                Map.of("responseOverride", override)));

        assertThat(override).containsEntry("status", 400);
        assertThat(header).isEqualTo(Map.of("Location", "/v1/orders/Ada", "Content-Type", "text/plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$input.class.forName('java.lang.Runtime')", "$input.getClass()", "$util.class", "${input.params().class}",
            "#set($s = '')$s.class.forName('java.lang.System')", "$context.getClass().getClassLoader()",
            "$foreach.class", "#foreach($i in [1])$foreach.class#end", "$input.path('$.items').getClass()"})
    void knowsNoClasses(String template) {
        if (template.startsWith("$foreach")) {
            assertThat(render(template)).isEmpty();
        } else {
            assertThatThrownBy(() -> render(template)).isInstanceOf(MappingFailed.class)
                    .hasMessageContaining("lass'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#evaluate('$name')", "#parse('/etc/passwd')", "#include('/etc/passwd')"})
    void readsNothingButItsText(String template) {
        assertThat(render(template)).startsWith("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$input.class", "#set($x = 1)$x", "#evaluate('1')", "#if(true)yes#end", "${context.stage}", "#stop", "##",
            "#*", "$util.urlEncode('x')"})
    void neverRunsWhatComesIn(String text) {
        var params = Map.of("header", Map.of("X-A", text));
        var template = parser.parse("test", "#set($x = \"<$input.params('X-A')>\")$x$input.path('$.t')");
        var body = Json.write(Map.of("t", text));

        assertThat(template.render(Map.of("input", new TemplateInput(body, params))))
                .isEqualTo("<" + text + ">" + text);
    }

    @Test
    void saysWhereATemplateIsInvalid() {
        assertThatThrownBy(() -> parser.parse("order OrdersPost 202", "a\n#if($x)never closed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order OrdersPost 202: not a valid mapping template");
    }

    @Test
    void saysThatABodyIsNotJson() {
        var template = parser.parse("test", "$input.json('$.a')");

        assertThatThrownBy(() -> template.render(Map.of("input", new TemplateInput("<xml/>", Map.of()))))
                .isInstanceOfSatisfying(MappingFailed.class, e -> assertThat(e.isForWantOfJson()).isTrue())
                .hasMessageContaining("the payload is not JSON");
    }

    private String render(String template) {
        var params = Map.of("path", Map.of("id", "p"), "querystring", Map.of("id", "q", "q", "2"), "header",
                Map.of("X-A", "1"));
        return parser.parse("test", template).render(Map.of(
                "input", new TemplateInput(BODY, params),
                "util", new TemplateFunctions(),
                "context", Map.of("stage", "v1", "identity", Map.of("sourceIp", "127.0.0.1"))));
    }
}
