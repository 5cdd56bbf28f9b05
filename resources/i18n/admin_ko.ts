<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Admin</name>
    <message>
        <source>Withdrawn: {0}. They wait in the review page, undecided.</source>
        <translation>내림: {0}. 검토 페이지에서 미정 상태로 기다립니다.</translation>
    </message>
    <message>
        <source>Verified: {0}, {1} not as promoted.</source>
        <translation>확인함: {0}, 게시한 것과 다름: {1}.</translation>
    </message>
    <message>
        <source>In the garden now: {0}.</source>
        <translation>이제 정원에 있음: {0}.</translation>
    </message>
    <message>
        <source>That is more than half of the garden; kiosks refuse it unless it is meant.</source>
        <translation>정원의 절반이 넘습니다. 일부러 한 것이 아니면 키오스크가 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>Withdraw all the same</source>
        <translation>그래도 내리기</translation>
    </message>
    <message>
        <source>Queued: {0}.</source>
        <translation>대기열에 넣음: {0}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Cancelled: {0}.</source>
        <translation>취소함: {0}.</translation>
    </message>
    <message>
        <source>In the trash for 30 days: {0}.</source>
        <translation>30일 동안 휴지통에 둠: {0}.</translation>
    </message>
    <message>
        <source>It is in the garden; withdraw it there.</source>
        <translation>정원에 있는 그림입니다. 정원 페이지에서 먼저 내려 주세요.</translation>
    </message>
    <message>
        <source>There is nothing more to take back.</source>
        <translation>더 되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>행복</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>평온</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>분노</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>혼란</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>혐오</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>생성 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>In the garden</source>
        <translation>정원</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>일시 정지했습니다.</translation>
    </message>
    <message>
        <source>The app ended unexpectedly in the middle of a run. Nothing is lost; the queue is paused.</source>
        <translation>생성 도중에 앱이 갑자기 끝났습니다. 잃은 것은 없으며, 대기열은 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>그림 1장</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>그림 {0}장</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}초</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}분</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0}시간 {1}분</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Garden</source>
        <translation>정원</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>Read every picture of the store again (SHA-256)</source>
        <translation>저장소의 모든 그림을 다시 읽어 확인합니다 (SHA-256)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>내리기</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 중 {0}</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} 고름</translation>
    </message>
    <message>
        <source>All favorites</source>
        <translation>모든 소재</translation>
    </message>
    <message>
        <source>All emotions</source>
        <translation>모든 감정</translation>
    </message>
    <message>
        <source>Nothing hangs here</source>
        <translation>여기에는 아무것도 없습니다</translation>
    </message>
    <message>
        <source>Keep pictures in the review page, then promote them.</source>
        <translation>검토 페이지에서 그림을 고른 다음 게시해 주세요.</translation>
    </message>
    <message>
        <source>Review pictures</source>
        <translation>그림 검토하기</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>가로·세로 모두</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>Painter</source>
        <translation>화가</translation>
    </message>
    <message>
        <source>Diffusion model</source>
        <translation>확산 모델</translation>
    </message>
    <message>
        <source>Pictures of each</source>
        <translation>조합마다 장수</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Choose the folder of a model.</source>
        <translation>모델 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Prompt preset</source>
        <translation>프롬프트 모음</translation>
    </message>
    <message>
        <source>Words for the emotion</source>
        <translation>감정을 나타내는 말</translation>
    </message>
    <message>
        <source>its English name</source>
        <translation>영어 이름 그대로</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>rose, butterfly, … (one variant each)</source>
        <translation>rose, butterfly, … (하나씩 따로)</translation>
    </message>
    <message>
        <source>Season, weather, time</source>
        <translation>계절, 날씨, 시간</translation>
    </message>
    <message>
        <source>spring, winter, … (one variant each)</source>
        <translation>spring, winter, … (하나씩 따로)</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>나머지 말</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>부정 프롬프트</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>다른 크기</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>a model&apos;s folder or file</source>
        <translation>모델 폴더 또는 파일</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>usual steps</source>
        <translation>보통 단계 수</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>The folder of a model</source>
        <translation>모델 폴더</translation>
    </message>
    <message>
        <source>Plain garden</source>
        <translation>기본 정원</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose at least one emotion.</source>
        <translation>감정을 하나 이상 골라 주세요.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열에 넣기</translation>
    </message>
    <message>
        <source>Queue {0}</source>
        <translation>{0} 만들기</translation>
    </message>
    <message>
        <source>{0}, about {1}</source>
        <translation>{0}, 약 {1}</translation>
    </message>
    <message>
        <source>{0}; how long is known after the first ones</source>
        <translation>{0}, 걸리는 시간은 몇 장 만든 뒤에 알 수 있습니다</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Reject (nothing is deleted)</source>
        <translation>제외 (지우지 않음)</translation>
    </message>
    <message>
        <source>Undecided again</source>
        <translation>다시 미정으로</translation>
    </message>
    <message>
        <source>One star</source>
        <translation>별 하나</translation>
    </message>
    <message>
        <source>Two stars</source>
        <translation>별 둘</translation>
    </message>
    <message>
        <source>Three stars</source>
        <translation>별 셋</translation>
    </message>
    <message>
        <source>Four stars</source>
        <translation>별 넷</translation>
    </message>
    <message>
        <source>Five stars</source>
        <translation>별 다섯</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>별 없음</translation>
    </message>
    <message>
        <source>Into the trash, or out of it</source>
        <translation>휴지통에 넣기, 꺼내기</translation>
    </message>
    <message>
        <source>Large, and back to the grid</source>
        <translation>크게 보기, 목록으로 돌아가기</translation>
    </message>
    <message>
        <source>Zoom into the large picture</source>
        <translation>크게 볼 때 확대</translation>
    </message>
    <message>
        <source>Compare two, or those that are chosen</source>
        <translation>둘을 나란히, 또는 고른 그림끼리 비교</translation>
    </message>
    <message>
        <source>Compare four</source>
        <translation>넷을 나란히 비교</translation>
    </message>
    <message>
        <source>Collapse or expand this stack</source>
        <translation>이 묶음 접기, 펴기</translation>
    </message>
    <message>
        <source>Collapse or expand all stacks</source>
        <translation>모든 묶음 접기, 펴기</translation>
    </message>
    <message>
        <source>More like this (new seeds)</source>
        <translation>비슷한 그림 더 (새 시드)</translation>
    </message>
    <message>
        <source>The same picture again</source>
        <translation>같은 그림 다시</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>이 목록</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Into the garden</source>
        <translation>정원으로</translation>
    </message>
    <message>
        <source>Every picture is read back from the store and compared (SHA-256) before kiosks are told of it.</source>
        <translation>키오스크에 알리기 전에 모든 그림을 저장소에서 다시 읽어 비교합니다 (SHA-256).</translation>
    </message>
    <message>
        <source>Look twice: a safety checker flagged it.</source>
        <translation>다시 보기: 안전 검사기가 표시한 그림입니다.</translation>
    </message>
    <message>
        <source>Promote {0}</source>
        <translation>{0} 게시</translation>
    </message>
    <message>
        <source>Also those marked “look twice”: {0}</source>
        <translation>“다시 보기” 표시가 있는 그림도: {0}</translation>
    </message>
    <message>
        <source>Brought in: {0}. Already there: {1}. Failed: {2}.</source>
        <translation>게시: {0}. 이미 있음: {1}. 실패: {2}.</translation>
    </message>
    <message>
        <source>Will be brought in: {0}. Already there: {1}. Not: {2}.</source>
        <translation>게시할 것: {0}. 이미 있음: {1}. 할 수 없음: {2}.</translation>
    </message>
    <message>
        <source>Held back: {0}.</source>
        <translation>보류: {0}.</translation>
    </message>
    <message>
        <source>No picture waits</source>
        <translation>기다리는 그림이 없습니다</translation>
    </message>
    <message>
        <source>What you keep in the review page (P) comes here.</source>
        <translation>검토 페이지에서 선택한 그림(P)이 여기로 옵니다.</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>실패한 것 다시</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>모두 취소</translation>
    </message>
    <message>
        <source>Just made</source>
        <translation>방금 만든 그림</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>검토하기</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>맨 앞으로</translation>
    </message>
    <message>
        <source>Cancel chosen</source>
        <translation>고른 것 취소</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Another program runs the queue; this window watches it.</source>
        <translation>다른 프로그램이 대기열을 돌리고 있습니다. 이 창은 지켜보기만 합니다.</translation>
    </message>
    <message>
        <source>Nothing waits; {0} failed.</source>
        <translation>기다리는 것이 없습니다. 실패: {0}.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>기다리는 것이 없습니다</translation>
    </message>
    <message>
        <source>Paused; {0} wait</source>
        <translation>일시 정지, {0} 대기</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>{0} pictures a minute · {1} left</source>
        <translation>1분에 {0}장 · {1} 남음</translation>
    </message>
    <message>
        <source>Nothing grows yet</source>
        <translation>아직 아무것도 자라지 않습니다</translation>
    </message>
    <message>
        <source>Choose emotions on the left and queue a few pictures.</source>
        <translation>왼쪽에서 감정을 고르고 그림을 몇 장 만들어 보세요.</translation>
    </message>
    <message>
        <source>Review what was made</source>
        <translation>만든 그림 검토하기</translation>
    </message>
    <message>
        <source>Both orientations</source>
        <translation>가로·세로 모두</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Show {0} new</source>
        <translation>새 그림 {0}장 보기</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>모든 실행</translation>
    </message>
    <message>
        <source>Any stars</source>
        <translation>별 상관없이</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>점수 상관없이</translation>
    </message>
    <message>
        <source>Score 75 +</source>
        <translation>점수 75 이상</translation>
    </message>
    <message>
        <source>Score 50 +</source>
        <translation>점수 50 이상</translation>
    </message>
    <message>
        <source>Score below 50</source>
        <translation>점수 50 미만</translation>
    </message>
    <message>
        <source>Score below 25</source>
        <translation>점수 25 미만</translation>
    </message>
    <message>
        <source>With any sign</source>
        <translation>표시 상관없이</translation>
    </message>
    <message>
        <source>Look twice</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>Almost black</source>
        <translation>거의 검음</translation>
    </message>
    <message>
        <source>In a stack</source>
        <translation>묶음에 있음</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>날짜 상관없이</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>기간 지정…</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된순</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>별 많은 순</translation>
    </message>
    <message>
        <source>Best score first</source>
        <translation>점수 높은 순</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>프롬프트와 잘 맞는 순</translation>
    </message>
    <message>
        <source>Stack by stack</source>
        <translation>묶음별로</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>look twice</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>점수 {0}</translation>
    </message>
    <message>
        <source>almost black</source>
        <translation>거의 검음</translation>
    </message>
    <message>
        <source>match {0}</source>
        <translation>일치 {0}</translation>
    </message>
    <message>
        <source>stack of {0}</source>
        <translation>묶음 {0}장</translation>
    </message>
    <message>
        <source>✓ Keep</source>
        <translation>✓ 선택</translation>
    </message>
    <message>
        <source>✕ Reject</source>
        <translation>✕ 제외</translation>
    </message>
    <message>
        <source>No picture fits</source>
        <translation>맞는 그림이 없습니다</translation>
    </message>
    <message>
        <source>Everything here is decided, or filtered away.</source>
        <translation>모두 정했거나, 조건에 맞는 것이 없습니다.</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>아직 그림이 없습니다</translation>
    </message>
    <message>
        <source>Pictures come here as soon as they are made.</source>
        <translation>그림이 만들어지는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Make pictures</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>no CLIP model is set (setting clip_model)</source>
        <translation>CLIP 모델이 정해지지 않았습니다 (설정 clip_model)</translation>
    </message>
    <message>
        <source>torch is not installed (`python3 start.py setup --with-diffusers`)</source>
        <translation>torch가 설치되지 않았습니다 (`python3 start.py setup --with-diffusers`)</translation>
    </message>
    <message>
        <source>the setting advice is false; the command `advise` does it</source>
        <translation>설정 advice가 false입니다. 명령 `advise`로 할 수 있습니다</translation>
    </message>
    <message>
        <source>Sharpness, exposure, almost black: {0}</source>
        <translation>선명도, 노출, 거의 검음: {0}</translation>
    </message>
    <message>
        <source>Stacks of similar pictures: {0}</source>
        <translation>비슷한 그림 묶음: {0}</translation>
    </message>
    <message>
        <source>Picture and prompt compared: {0}</source>
        <translation>그림과 프롬프트 비교: {0}</translation>
    </message>
    <message>
        <source>Look twice: marked by the safety checker of a diffusion model that has one; the painter has none.</source>
        <translation>다시 보기: 안전 검사기가 있는 확산 모델이 표시합니다. 화가에는 없습니다.</translation>
    </message>
    <message>
        <source>off: {0}</source>
        <translation>꺼짐: {0}</translation>
    </message>
    <message>
        <source>on, {0} left</source>
        <translation>켜짐, 남은 {0}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>Helpers</source>
        <translation>도우미</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>{0}장 남음</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0}개 꺼짐</translation>
    </message>
</context>
</TS>
