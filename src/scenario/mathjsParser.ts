// @ts-nocheck
/**
 * The parser of mathjs 15.2.0, minified: written by mathjsParser.build.mjs, not by hand.
 *
 * Copyright (C) 2013-2026 Jos de Jong <wjosdejong@gmail.com>
 * Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0
 */
const mathjs: {
  /** Makes a function that turns text into a tree, from the classes of the nodes. */
  readonly createParse: (parts: object) => (text: string) => unknown;
} =
(()=>{var Z=Object.defineProperty;var re=Object.getOwnPropertyDescriptor;var ee=Object.getOwnPropertyNames;var ne=Object.prototype.hasOwnProperty;var oe=(o,i)=>{for(var f in i)Z(o,f,{get:i[f],enumerable:!0})},te=(o,i,f,c)=>{if(i&&typeof i=="object"||typeof i=="fun\
ction")for(let l of ee(i))!ne.call(o,l)&&l!==f&&Z(o,l,{get:()=>i[l],enumerable:!(c=re(i,l))||c.enumerable});return o};var ie=o=>te(Z({},"__esModule",{value:!0}),o);var he={};oe(he,{createParse:()=>er});function M(){return M=Object.assign?Object.assign.bind():function(o){for(var i=1;i<arguments.length;i++){var f=arguments[i];
for(var c in f)({}).hasOwnProperty.call(f,c)&&(o[c]=f[c])}return o},M.apply(null,arguments)}function K(o){return o&&o.constructor.prototype.isMatrix===!0||!1}function Q(o){return o&&o.isAccessorNode===!0&&o.constructor.prototype.isNode===!0||!1}function L(o){return o&&o.isConstantNode===!0&&o.constructor.prototype.isNode===!0||!1}function Er(o){return L(o)||V(o)&&
o.args.length===1&&L(o.args[0])&&"-+~".includes(o.op)}function Sr(o){return o&&o.isFunctionNode===!0&&o.constructor.prototype.isNode===!0||!1}function V(o){return o&&o.isOperatorNode===!0&&o.constructor.prototype.isNode===!0||!1}function F(o){return o&&o.isSymbolNode===!0&&o.constructor.prototype.isNode===!0||!1}function E(o,i){return o&&Object.hasOwnProperty.call(o,i)}function Dr(o,i){for(var f={},c=0;c<i.length;c++){var l=i[c],h=o[l];h!==void 0&&(f[l]=h)}return f}function P(o){return typeof o=="boolean"?!0:Number.isFinite(o)?o===Math.round(o):!1}function Cr(o,i){if(i.number==="bi\
gint")try{BigInt(o)}catch{return i.numberFallback}return i.number}function R(o,i){if(i<o)return 1;if(i===o)return i;var f=i+o>>1;return R(o,f)*R(f+1,i)}function J(o,i){if(!P(o)||o<0)throw new TypeError("Positive integer value expected in function combinations");if(!P(i)||
i<0)throw new TypeError("Positive integer value expected in function combinations");if(i>o)throw new TypeError("k must\
 be less than or equal to n");for(var f=o-i,c=1,l=i<f?f+1:i+1,h=2,x=i<f?i:f,A=l;A<=o;++A)for(c*=A;h<=x&&c%h===0;)c/=h,
++h;return h<=x&&(c/=R(h,x)),c}J.signature="number, number";function $(o){var i;if(P(o))return o<=0?Number.isFinite(o)?1/0:NaN:o>171?1/0:R(1,o-1);if(o<.5)return Math.PI/(Math.sin(
Math.PI*o)*$(1-o));if(o>=171.35)return 1/0;if(o>85){var f=o*o,c=f*o,l=c*o,h=l*o;return Math.sqrt(2*Math.PI/o)*Math.pow(
o/Math.E,o)*(1+1/(12*o)+1/(288*f)-139/(51840*c)-571/(2488320*l)+163879/(209018880*h)+5246819/(75246796800*h*o))}--o,i=
z[0];for(var x=1;x<z.length;++x)i+=z[x]/(o+x);var A=o+ue+.5;return Math.sqrt(2*Math.PI)*Math.pow(A,o+.5)*Math.exp(-A)*
i}$.signature="number";var ue=4.7421875,z=[.9999999999999971,57.15623566586292,-59.59796035547549,14.136097974741746,-.4919138160976202,
3399464998481189e-20,4652362892704858e-20,-9837447530487956e-20,.0001580887032249125,-.00021026444172410488,.00021743961811521265,
-.0001643181065367639,8441822398385275e-20,-26190838401581408e-21,36899182659531625e-22],ae=.9189385332046728,fe=5,ce=7,
Tr=[1.000000000190015,76.18009172947146,-86.50532032941678,24.01409824083091,-1.231739572450155,.001208650973866179,-5395239384953e-18];
function G(o){if(o<0)return NaN;if(o===0)return 1/0;if(!Number.isFinite(o))return o;if(o<.5)return Math.log(Math.PI/Math.
sin(Math.PI*o))-G(1-o);o=o-1;for(var i=o+fe+.5,f=Tr[0],c=ce-1;c>=1;c--)f+=Tr[c]/(o+c);return ae+(o+.5)*Math.log(i)-i+Math.
log(f)}G.signature="number";function Y(o,i,f,c){function l(h){var x=Dr(h,i.map(se));return pe(o,i,h),f(x)}return l.isFactory=!0,l.fn=o,l.dependencies=
i.slice().sort(),c&&(l.meta=c),l}function pe(o,i,f){var c=i.filter(h=>!le(h)).every(h=>f[h]!==void 0);if(!c){var l=i.filter(h=>f[h]===void 0);throw new Error(
'Cannot create function "'.concat(o,'", ')+"some dependencies are missing: ".concat(l.map(h=>'"'.concat(h,'"')).join("\
, "),"."))}}function le(o){return o&&o[0]==="?"}function se(o){return o&&o[0]==="?"?o.slice(1):o}function rr(o,i){var f=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1;if(o.length===0)return[];if(f)return h(
o);var c=[];return l(o,0);function l(x,A){if(Array.isArray(x)){for(var C=x.length,y=Array(C),T=0;T<C;T++)c[A]=T,y[T]=l(
x[T],A+1);return y}else return i(x,c.slice(0,A),o)}function h(x){if(Array.isArray(x)){for(var A=x.length,C=Array(A),y=0;y<
A;y++)C[y]=h(x[y]);return C}else return i(x)}}function Ir(o,i,f){if(!f)return K(o)?o.map(l=>i(l),!1,!0):rr(o,i,!0);var c=l=>l===0?l:i(l);return K(o)?o.map(l=>c(l),!1,
!0):rr(o,c,!0)}var Or="parse",me=["typed","numeric","config","AccessorNode","ArrayNode","AssignmentNode","BlockNode","ConditionalNode",
"ConstantNode","FunctionAssignmentNode","FunctionNode","IndexNode","ObjectNode","OperatorNode","ParenthesisNode","Rang\
eNode","RelationalNode","SymbolNode"],er=Y(Or,me,o=>{var{typed:i,numeric:f,config:c,AccessorNode:l,ArrayNode:h,AssignmentNode:x,
BlockNode:A,ConditionalNode:C,ConstantNode:y,FunctionAssignmentNode:T,FunctionNode:Lr,IndexNode:or,ObjectNode:Rr,OperatorNode:w,
ParenthesisNode:Fr,RangeNode:tr,RelationalNode:Pr,SymbolNode:B}=o,m=i(Or,{string:function(e){return X(e,{})},"Array | \
Matrix":function(e){return ir(e,{})},"string, Object":function(e,n){var t=n.nodes!==void 0?n.nodes:{};return X(e,t)},"\
Array | Matrix, Object":ir});function ir(r){var e=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},n=e.nodes!==
void 0?e.nodes:{};return Ir(r,function(t){if(typeof t!="string")throw new TypeError("String expected");return X(t,n)})}
var v={NULL:0,DELIMITER:1,NUMBER:2,SYMBOL:3,UNKNOWN:4},H={",":!0,"(":!0,")":!0,"[":!0,"]":!0,"{":!0,"}":!0,'"':!0,"'":!0,
";":!0,"+":!0,"-":!0,"*":!0,".*":!0,"/":!0,"./":!0,"%":!0,"^":!0,".^":!0,"~":!0,"!":!0,"&":!0,"|":!0,"^|":!0,"=":!0,":":!0,
"?":!0,"?.":!0,"??":!0,"==":!0,"!=":!0,"<":!0,">":!0,"<=":!0,">=":!0,"<<":!0,">>":!0,">>>":!0},q={mod:!0,to:!0,in:!0,and:!0,
xor:!0,or:!0,not:!0},ur={true:!0,false:!1,null:null,undefined:void 0},Br=["NaN","Infinity"],qr={'"':'"',"'":"'","\\":"\
\\","/":"/",b:"\b",f:"\f",n:`
`,r:"\r",t:"	"};function Ur(){return{extraNodes:{},expression:"",comment:"",index:0,token:"",tokenType:v.NULL,nestingLevel:0,
conditionalLevel:null}}function U(r,e){return r.expression.substr(r.index,e)}function u(r){return U(r,1)}function d(r){
r.index++}function _(r){return r.expression.charAt(r.index-1)}function S(r){return r.expression.charAt(r.index+1)}function s(r){
for(r.tokenType=v.NULL,r.token="",r.comment="";;){if(u(r)==="#")for(;u(r)!==`
`&&u(r)!=="";)r.comment+=u(r),d(r);if(m.isWhitespace(u(r),r.nestingLevel))d(r);else break}if(u(r)===""){r.tokenType=v.
DELIMITER;return}if(u(r)===`
`&&!r.nestingLevel){r.tokenType=v.DELIMITER,r.token=u(r),d(r);return}var e=u(r),n=U(r,2),t=U(r,3);if(t.length===3&&H[t]){
r.tokenType=v.DELIMITER,r.token=t,d(r),d(r),d(r);return}if(n.length===2&&H[n]&&(n!=="?."||!m.isDigit(r.expression.charAt(
r.index+2)))){r.tokenType=v.DELIMITER,r.token=n,d(r),d(r);return}if(H[e]){r.tokenType=v.DELIMITER,r.token=e,d(r);return}
if(m.isDigitDot(e)){r.tokenType=v.NUMBER;var a=U(r,2);if(a==="0b"||a==="0o"||a==="0x"){for(r.token+=u(r),d(r),r.token+=
u(r),d(r);m.isAlpha(u(r),_(r),S(r))||m.isDigit(u(r));)r.token+=u(r),d(r);if(u(r)===".")for(r.token+=".",d(r);m.isAlpha(
u(r),_(r),S(r))||m.isDigit(u(r));)r.token+=u(r),d(r);else if(u(r)==="i")for(r.token+="i",d(r);m.isDigit(u(r));)r.token+=
u(r),d(r);return}if(u(r)==="."){if(r.token+=u(r),d(r),!m.isDigit(u(r))){r.tokenType=v.DELIMITER;return}}else{for(;m.isDigit(
u(r));)r.token+=u(r),d(r);m.isDecimalMark(u(r),S(r))&&(r.token+=u(r),d(r))}for(;m.isDigit(u(r));)r.token+=u(r),d(r);if(u(
r)==="E"||u(r)==="e"){if(m.isDigit(S(r))||S(r)==="-"||S(r)==="+"){if(r.token+=u(r),d(r),(u(r)==="+"||u(r)==="-")&&(r.token+=
u(r),d(r)),!m.isDigit(u(r)))throw g(r,'Digit expected, got "'+u(r)+'"');for(;m.isDigit(u(r));)r.token+=u(r),d(r);if(m.
isDecimalMark(u(r),S(r)))throw g(r,'Digit expected, got "'+u(r)+'"')}else if(m.isDecimalMark(S(r),r.expression.charAt(
r.index+2)))throw d(r),g(r,'Digit expected, got "'+u(r)+'"')}return}if(m.isAlpha(u(r),_(r),S(r))){for(;m.isAlpha(u(r),
_(r),S(r))||m.isDigit(u(r));)r.token+=u(r),d(r);E(q,r.token)?r.tokenType=v.DELIMITER:r.tokenType=v.SYMBOL;return}for(r.
tokenType=v.UNKNOWN;u(r)!=="";)r.token+=u(r),d(r);throw g(r,'Syntax error in part "'+r.token+'"')}function N(r){do s(r);while(r.
token===`
`)}function I(r){r.nestingLevel++}function D(r){r.nestingLevel--}m.isAlpha=function(e,n,t){return m.isValidLatinOrGreek(
e)||m.isValidMathSymbol(e,t)||m.isValidMathSymbol(n,e)},m.isValidLatinOrGreek=function(e){return/^[a-zA-Z_$\u00C0-\u02AF\u0370-\u03FF\u2100-\u214F]$/.
test(e)},m.isValidMathSymbol=function(e,n){return/^[\uD835]$/.test(e)&&/^[\uDC00-\uDFFF]$/.test(n)&&/^[^\uDC55\uDC9D\uDCA0\uDCA1\uDCA3\uDCA4\uDCA7\uDCA8\uDCAD\uDCBA\uDCBC\uDCC4\uDD06\uDD0B\uDD0C\uDD15\uDD1D\uDD3A\uDD3F\uDD45\uDD47-\uDD49\uDD51\uDEA6\uDEA7\uDFCC\uDFCD]$/.
test(n)},m.isWhitespace=function(e,n){return e===" "||e==="	"||e==="\xA0"||e===`
`&&n>0},m.isDecimalMark=function(e,n){return e==="."&&n!=="/"&&n!=="*"&&n!=="^"},m.isDigitDot=function(e){return e>="0"&&
e<="9"||e==="."},m.isDigit=function(e){return e>="0"&&e<="9"};function X(r,e){var n=Ur();M(n,{expression:r,extraNodes:e}),
s(n);var t=_r(n);if(n.token!=="")throw n.tokenType===v.DELIMITER?Mr(n,"Unexpected operator "+n.token):g(n,'Unexpected \
part "'+n.token+'"');return t}function _r(r){var e,n=[],t;for(r.token!==""&&r.token!==`
`&&r.token!==";"&&(e=b(r),r.comment&&(e.comment=r.comment));r.token===`
`||r.token===";";)n.length===0&&e&&(t=r.token!==";",n.push({node:e,visible:t})),s(r),r.token!==`
`&&r.token!==";"&&r.token!==""&&(e=b(r),r.comment&&(e.comment=r.comment),t=r.token!==";",n.push({node:e,visible:t}));return n.
length>0?new A(n):(e||(e=new y(void 0),r.comment&&(e.comment=r.comment)),e)}function b(r){var e,n,t,a,p=Wr(r);if(r.token===
"="){if(F(p))return e=p.name,N(r),t=b(r),new x(new B(e),t);if(Q(p)){if(p.optionalChaining)throw g(r,"Cannot assign to \
optional chain");return N(r),t=b(r),new x(p.object,p.index,t)}else if(Sr(p)&&F(p.fn)&&(a=!0,n=[],e=p.name,p.args.forEach(
function(k,j){F(k)?n[j]=k.name:a=!1}),a))return N(r),t=b(r),new T(e,n,t);throw g(r,"Invalid left hand side of assignme\
nt operator =")}return p}function Wr(r){for(var e=jr(r);r.token==="?";){var n=r.conditionalLevel;r.conditionalLevel=r.
nestingLevel,N(r);var t=e,a=b(r);if(r.token!==":")throw g(r,"False part of conditional expression expected");r.conditionalLevel=
null,N(r);var p=b(r);e=new C(t,a,p),r.conditionalLevel=n}return e}function jr(r){for(var e=ar(r);r.token==="or";)N(r),
e=new w("or","or",[e,ar(r)]);return e}function ar(r){for(var e=fr(r);r.token==="xor";)N(r),e=new w("xor","xor",[e,fr(r)]);
return e}function fr(r){for(var e=cr(r);r.token==="and";)N(r),e=new w("and","and",[e,cr(r)]);return e}function cr(r){for(var e=pr(
r);r.token==="|";)N(r),e=new w("|","bitOr",[e,pr(r)]);return e}function pr(r){for(var e=lr(r);r.token==="^|";)N(r),e=new w(
"^|","bitXor",[e,lr(r)]);return e}function lr(r){for(var e=sr(r);r.token==="&";)N(r),e=new w("&","bitAnd",[e,sr(r)]);return e}
function sr(r){for(var e=[mr(r)],n=[],t={"==":"equal","!=":"unequal","<":"smaller",">":"larger","<=":"smallerEq",">=":"\
largerEq"};E(t,r.token);){var a={name:r.token,fn:t[r.token]};n.push(a),N(r),e.push(mr(r))}return e.length===1?e[0]:e.length===
2?new w(n[0].name,n[0].fn,e):new Pr(n.map(p=>p.fn),e)}function mr(r){var e,n,t,a;e=hr(r);for(var p={"<<":"leftShift","\
>>":"rightArithShift",">>>":"rightLogShift"};E(p,r.token);)n=r.token,t=p[n],N(r),a=[e,hr(r)],e=new w(n,t,a);return e}function hr(r){
var e,n,t,a;e=dr(r);for(var p={to:"to",in:"to"};E(p,r.token);)n=r.token,t=p[n],N(r),n==="in"&&"])},;".includes(r.token)?
e=new w("*","multiply",[e,new B("in")],!0):(a=[e,dr(r)],e=new w(n,t,a));return e}function dr(r){var e,n=[];if(r.token===
":"){if(r.conditionalLevel===r.nestingLevel)throw g(r,"The true-expression of a conditional operator may not be empty");
e=new y(1)}else e=vr(r);if(r.token===":"&&r.conditionalLevel!==r.nestingLevel){for(n.push(e);r.token===":"&&n.length<3;)
N(r),r.token===")"||r.token==="]"||r.token===","||r.token===""?n.push(new B("end")):n.push(vr(r));n.length===3?e=new tr(
n[0],n[2],n[1]):e=new tr(n[0],n[1])}return e}function vr(r){var e,n,t,a;e=gr(r);for(var p={"+":"add","-":"subtract"};E(
p,r.token);){n=r.token,t=p[n],N(r);var k=gr(r);k.isPercentage?a=[e,new w("*","multiply",[e,k])]:a=[e,k],e=new w(n,t,a)}
return e}function gr(r){var e,n,t,a;e=xr(r),n=e;for(var p={"*":"multiply",".*":"dotMultiply","/":"divide","./":"dotDiv\
ide","%":"mod",mod:"mod"};E(p,r.token);)t=r.token,a=p[t],N(r),n=xr(r),e=new w(t,a,[e,n]);return e}function xr(r){var e,
n;for(e=Nr(r),n=e;r.tokenType===v.SYMBOL||r.token==="in"&&L(e)||r.token==="in"&&V(e)&&e.fn==="unaryMinus"&&L(e.args[0])||
r.tokenType===v.NUMBER&&!L(n)&&(!V(n)||n.op==="!")||r.token==="(";)n=Nr(r),e=new w("*","multiply",[e,n],!0);return e}function Nr(r){
for(var e=wr(r),n=e,t=[];r.token==="/"&&Er(n);)if(t.push(M({},r)),N(r),r.tokenType===v.NUMBER)if(t.push(M({},r)),N(r),
r.tokenType===v.SYMBOL||r.token==="("||r.token==="in")M(r,t.pop()),t.pop(),n=wr(r),e=new w("/","divide",[e,n]);else{t.
pop(),M(r,t.pop());break}else{M(r,t.pop());break}return e}function wr(r){var e=W(r);if(r.token==="%"){var n=M({},r);N(
r);try{W(r),M(r,n)}catch{e=new w("/","divide",[e,new y(100)],!1,!0)}}return e}function W(r){var e,n,t,a={"-":"unaryMin\
us","+":"unaryPlus","~":"bitNot",not:"not"};return E(a,r.token)?(t=a[r.token],e=r.token,N(r),n=[W(r)],new w(e,t,n)):Vr(
r)}function Vr(r){var e,n,t,a;return e=$r(r),(r.token==="^"||r.token===".^")&&(n=r.token,t=n==="^"?"pow":"dotPow",N(r),
a=[e,W(r)],e=new w(n,t,a)),e}function $r(r){for(var e=br(r);r.token==="??";)N(r),e=new w("??","nullish",[e,br(r)]);return e}
function br(r){var e,n,t,a;e=Gr(r);for(var p={"!":"factorial","'":"ctranspose"};E(p,r.token);)n=r.token,t=p[n],s(r),a=
[e],e=new w(n,t,a),e=O(r,e);return e}function Gr(r){var e=[];if(r.tokenType===v.SYMBOL&&E(r.extraNodes,r.token)){var n=r.
extraNodes[r.token];if(s(r),r.token==="("){if(e=[],I(r),s(r),r.token!==")")for(e.push(b(r));r.token===",";)s(r),e.push(
b(r));if(r.token!==")")throw g(r,"Parenthesis ) expected");D(r),s(r)}return new n(e)}return Yr(r)}function Yr(r){var e,
n;return r.tokenType===v.SYMBOL||r.tokenType===v.DELIMITER&&r.token in q?(n=r.token,s(r),E(ur,n)?e=new y(ur[n]):Br.includes(
n)?e=new y(f(n,"number")):e=new B(n),e=O(r,e),e):Hr(r)}function O(r,e,n){for(var t;;){var a=!1;r.token==="?."&&(a=!0,s(
r));var p=(r.token==="("||r.token==="["||r.token===".")&&(!n||n.includes(r.token));if(!(a||p))break;if(t=[],r.token===
"(")if(a||F(e)||Q(e)){if(I(r),s(r),r.token!==")")for(t.push(b(r));r.token===",";)s(r),t.push(b(r));if(r.token!==")")throw g(
r,"Parenthesis ) expected");D(r),s(r),e=new Lr(e,t,a)}else return e;else if(r.token==="["){if(I(r),s(r),r.token!=="]")
for(t.push(b(r));r.token===",";)s(r),t.push(b(r));if(r.token!=="]")throw g(r,"Parenthesis ] expected");D(r),s(r),e=new l(
e,new or(t),a)}else{a||s(r);var k=r.tokenType===v.SYMBOL||r.tokenType===v.DELIMITER&&r.token in q;if(!k){var j="Proper\
ty name expected after ";throw j+=a?"optional chain":"dot",g(r,j)}t.push(new y(r.token)),s(r);var zr=!0;e=new l(e,new or(
t,zr),a)}}return e}function Hr(r){var e,n;return r.token==='"'||r.token==="'"?(n=yr(r,r.token),e=new y(n),e=O(r,e),e):
Xr(r)}function yr(r,e){for(var n="";u(r)!==""&&u(r)!==e;)if(u(r)==="\\"){d(r);var t=u(r),a=qr[t];if(a!==void 0)n+=a,r.
index+=1;else if(t==="u"){var p=r.expression.slice(r.index+1,r.index+5);if(/^[0-9A-Fa-f]{4}$/.test(p))n+=String.fromCharCode(
parseInt(p,16)),r.index+=5;else throw g(r,"Invalid unicode character \\u".concat(p))}else throw g(r,"Bad escape charac\
ter \\".concat(t))}else n+=u(r),d(r);if(s(r),r.token!==e)throw g(r,"End of string ".concat(e," expected"));return s(r),
n}function Xr(r){var e,n,t,a;if(r.token==="["){if(I(r),s(r),r.token!=="]"){var p=Ar(r);if(r.token===";"){for(t=1,n=[p];r.
token===";";)s(r),r.token!=="]"&&(n[t]=Ar(r),t++);if(r.token!=="]")throw g(r,"End of matrix ] expected");D(r),s(r),a=n[0].
items.length;for(var k=1;k<t;k++)if(n[k].items.length!==a)throw Mr(r,"Column dimensions mismatch ("+n[k].items.length+
" !== "+a+")");e=new h(n)}else{if(r.token!=="]")throw g(r,"End of matrix ] expected");D(r),s(r),e=p}}else D(r),s(r),e=
new h([]);return O(r,e)}return Zr(r)}function Ar(r){for(var e=[b(r)],n=1;r.token===",";)s(r),r.token!=="]"&&r.token!==
";"&&(e[n]=b(r),n++);return new h(e)}function Zr(r){if(r.token==="{"){I(r);var e,n={};do if(s(r),r.token!=="}"){if(r.token===
'"'||r.token==="'")e=yr(r,r.token);else if(r.tokenType===v.SYMBOL||r.tokenType===v.DELIMITER&&r.token in q)e=r.token,s(
r);else throw g(r,"Symbol or string expected as object key");if(r.token!==":")throw g(r,"Colon : expected after object\
 key");s(r),n[e]=b(r)}while(r.token===",");if(r.token!=="}")throw g(r,"Comma , or bracket } expected after object valu\
e");D(r),s(r);var t=new Rr(n);return t=O(r,t),t}return Kr(r)}function Kr(r){var e;if(r.tokenType===v.NUMBER){e=r.token,
s(r);var n=Cr(e,c),t=f(e,n);return new y(t)}return Qr(r)}function Qr(r){var e;if(r.token==="("){if(I(r),s(r),e=b(r),r.
token!==")")throw g(r,"Parenthesis ) expected");return D(r),s(r),e=new Fr(e),e=O(r,e),e}return Jr(r)}function Jr(r){throw r.
token===""?g(r,"Unexpected end of expression"):g(r,"Value expected")}function kr(r){return r.index-r.token.length+1}function g(r,e){
var n=kr(r),t=new SyntaxError(e+" (char "+n+")");return t.char=n,t}function Mr(r,e){var n=kr(r),t=new SyntaxError(e+" \
(char "+n+")");return t.char=n,t}return i.addConversion({from:"string",to:"Node",convert:m}),m});var uo=nr("combinations",J),ao=nr("gamma",$),fo=nr("lgamma",G);function nr(o,i){return Y(o,["typed"],f=>{var{typed:c}=f;return c(i)})}return ie(he);})();

export const { createParse } = mathjs;
